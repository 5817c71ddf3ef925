"""The visit log: every meeting, call and letter with a partner."""
