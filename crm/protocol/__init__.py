"""Protocol: ranks of each system beside each other, who goes before whom, forms of address, seats in cars."""
