"""What hangs on the skeleton: flesh, clothes, hands, heads and hair, as regions to be drawn."""
