"""What goes onto paper: codes, and the proof that somebody took part."""
