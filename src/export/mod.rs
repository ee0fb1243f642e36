//! From an incident to text, and back.
