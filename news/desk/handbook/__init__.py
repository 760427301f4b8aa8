"""The editors' handbook: chapters as templates, their pictures made from the running admin (`make handbook`)."""
