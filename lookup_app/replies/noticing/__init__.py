"""How the operator learns that something which needs care waits: never what it says."""
