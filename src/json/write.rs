//! From values to text, without white space.

use super::Value;

/// Writes JSON, piece by piece. Commas and escapes are its own business; that brackets match and
/// that each value in a map has a name is up to who writes.
#[derive(Debug, Clone, Default)]
pub struct Writer(String);

impl Writer {
    /// Nothing written yet.
    pub fn new() -> Writer {
        Writer::default()
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    /// Opens a map. Closed by [`Writer::end_map`].
    pub fn map(&mut self) -> &mut Writer {
        self.raw("{")
    }

    /// Closes the map that was opened last.
    pub fn end_map(&mut self) -> &mut Writer {
        self.0.push('}');
        self
    }

    /// Opens a list. Closed by [`Writer::end_list`].
    pub fn list(&mut self) -> &mut Writer {
        self.raw("[")
    }

    /// Closes the list that was opened last.
    pub fn end_list(&mut self) -> &mut Writer {
        self.0.push(']');
        self
    }

    /// The name of the value that comes next.
    pub fn name(&mut self, name: &str) -> &mut Writer {
        self.text(name);
        self.0.push(':');
        self
    }

    /// `null`
    pub fn null(&mut self) -> &mut Writer {
        self.raw("null")
    }

    /// A whole number.
    pub fn number(&mut self, number: usize) -> &mut Writer {
        self.raw(&number.to_string())
    }

    /// A string. Quotation marks, backslashes and control characters below U+0020 are escaped.
    pub fn text(&mut self, text: &str) -> &mut Writer {
        self.raw("\"");
        let mut written = 0;
        for (at, byte) in text.bytes().enumerate() {
            let short = match byte {
                b'"' | b'\\' => byte,
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                0x08 => b'b',
                0x0C => b'f',
                0..=0x1F => b'u',
                _ => continue,
            };
            // All of them are ASCII characters, so nothing is cut.
            self.0.push_str(text.get(written..at).unwrap_or_default());
            written = at + 1;
            self.0.push('\\');
            self.0.push(char::from(short));
            if short == b'u' {
                self.0.push_str(if byte < 0x10 { "000" } else { "001" });
                self.0.push(char::from(b"0123456789abcdef"[usize::from(byte & 15)]));
            }
        }
        self.0.push_str(text.get(written..).unwrap_or_default());
        self.0.push('"');
        self
    }

    /// A value that was read, as it was.
    pub fn value(&mut self, value: &Value<'_>) -> &mut Writer {
        match value {
            Value::Null => self.null(),
            Value::Bool(is_so) => self.raw(if *is_so { "true" } else { "false" }),
            Value::Number(digits) => self.raw(digits),
            Value::Text(text) => self.text(text),
            Value::List(items) => {
                self.list();
                items.iter().for_each(|item| {
                    self.value(item);
                });
                self.end_list()
            }
            Value::Map(fields) => {
                self.map();
                fields.iter().for_each(|(name, value)| {
                    self.name(name).value(value);
                });
                self.end_map()
            }
        }
    }

    /// Writes the beginning of a value, after a comma where one is due.
    fn raw(&mut self, text: &str) -> &mut Writer {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
        self.0.push_str(text);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_values_and_nowhere_else() {
        let mut out = Writer::new();
        out.map().name("a").list().end_list().name("b").list().number(1).text("{").null();
        out.list().list().end_list().end_list().map().end_map().end_list().name("").text("").end_map();
        assert_eq!(out.finish(), r#"{"a":[],"b":[1,"{",null,[[]],{}],"":""}"#);
    }

    #[test]
    fn a_value_that_was_read_is_written_as_it_was() {
        let text = r#"{"a":[1.50,true,false,null,"x\n"],"b":{"c":[]}}"#;
        let mut out = Writer::new();
        out.value(&crate::json::parse(text).unwrap());
        assert_eq!(out.finish(), text);
    }

    #[test]
    fn what_must_be_escaped_is_and_nothing_else() {
        let mut out = Writer::new();
        out.text("\"\\/\n\r\t\u{8}\u{C}\0\u{B}\u{1F}\u{7F}é😀</script>");
        assert_eq!(out.finish(), "\"\\\"\\\\/\\n\\r\\t\\b\\f\\u0000\\u000b\\u001f\u{7F}é😀</script>\"");
    }
}
