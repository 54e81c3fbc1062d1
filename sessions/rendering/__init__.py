"""Documents of the programme on paper."""
