//! The language module from outside: labelled sets, random text, the sentences it was made for, and its command line.

mod command_line;
mod fixes;
mod labelled;
mod pairs;
mod random;
mod rows;
mod strangers;
mod weight;
