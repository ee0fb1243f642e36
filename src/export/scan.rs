//! Where things stand in a JSON text.
