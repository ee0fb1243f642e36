//! JSON (RFC 8259): text to values and back.
//!
//! This room owns the grammar, the escapes and the wording of what is wrong with a text or with the
//! shape of a value. It knows nothing else: no event, no file, no store.
//!
//! A number stays the text that it was, because nothing here is a fraction: reading and printing
//! floats would cost the page more than this whole room. Nesting is held to [`MAX_DEPTH`], so no
//! text can exhaust the stack. The names in a map keep their order and may repeat; a name that is
//! asked for may not ([`Fields`]).

mod fields;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use fields::{Fields, Misfit};
pub use read::{Fault, MAX_DEPTH, Reader, parse, position};
pub use write::Writer;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// A string, its escapes resolved.
    Text(String),
    /// A list.
    List(Vec<Value<'a>>),
    /// Names and their values, in the order in which they are written.
    Map(Vec<(String, Value<'a>)>),
}
