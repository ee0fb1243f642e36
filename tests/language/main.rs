//! The language module from outside: the labelled set, random text, and the sentences it was made for.

mod fixes;
mod labelled;
mod pairs;
mod random;
mod rows;
