"""The tie with one foreign locality: how formal, who looks after it, what is next."""
