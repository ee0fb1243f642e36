//! From text to values, strictly, and from a place in a text to its line.

use super::Value;
use std::ops::Range;

/// Deeper nesting is refused.
pub const MAX_DEPTH: usize = 64;

/// What is wrong with a text, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is nested deeper than [`MAX_DEPTH`].
    TooDeep {
        /// Where the bracket stands that is one too many.
        at: usize,
    },
    /// It is no JSON, or only the beginning of it.
    Syntax {
        /// Where it stops making sense.
        at: usize,
        /// What is wrong there.
        problem: &'static str,
    },
}

/// Reads a text from its front: as values, or step by step where a text may be larger than what one
/// wants to hold at once.
///
/// Half of a surrogate pair (`\ud800` alone) becomes U+FFFD and is counted.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// A bracket was just opened: no comma stands before what comes next.
    opened: bool,
    /// What is read is wanted; else it is only checked.
    wanted: bool,
    halves: usize,
}

/// The value that `text` is, with nothing but white space around it.
///
/// # Errors
/// [`Fault`]; also for half of a surrogate pair.
pub fn parse(text: &str) -> Result<Value<'_>, Fault> {
    let mut reader = Reader::new(text, 0);
    let value = reader.value()?;
    reader.end()?;
    if reader.halves() > 0 {
        return Err(Fault::Syntax { at: 0, problem: "half of a character stands in it" });
    }
    Ok(value)
}

/// The line and the column of a byte, both from 1; a column counts bytes.
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
    (line, column)
}

impl<'a> Reader<'a> {
    /// A reader of `text` from the byte `at` on. Places are counted from the text's front.
    pub fn new(text: &'a str, at: usize) -> Reader<'a> {
        Reader { text, at, depth: 0, opened: false, wanted: true, halves: 0 }
    }

    /// How many halves of surrogate pairs were replaced so far.
    pub fn halves(&self) -> usize {
        self.halves
    }

    /// The next byte that is no white space; `None` at the end.
    pub fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Reads a value.
    ///
    /// # Errors
    /// [`Fault`] when none stands there.
    pub fn value(&mut self) -> Result<Value<'a>, Fault> {
        match self.peek() {
            None => Err(self.fault(CUT)),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'[') => self.list(),
            Some(b'{') => self.map(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'n') => self.word("null", Value::Null),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(_) => Err(self.fault("no value stands where one belongs")),
        }
    }

    /// Checks a value and keeps nothing of it but where it stands.
    ///
    /// # Errors
    /// [`Fault`] when none stands there.
    pub fn skip(&mut self) -> Result<Range<usize>, Fault> {
        self.peek();
        let start = self.at;
        self.wanted = false;
        let checked = self.value();
        self.wanted = true;
        checked.map(|_| start..self.at)
    }

    /// Steps into the list or map that [`Reader::peek`] has seen.
    ///
    /// # Errors
    /// [`Fault::TooDeep`].
    pub fn open(&mut self) -> Result<(), Fault> {
        if self.depth == MAX_DEPTH {
            return Err(Fault::TooDeep { at: self.at });
        }
        self.depth += 1;
        self.at += 1;
        self.opened = true;
        Ok(())
    }

    /// Steps to the next element of a list; `false` at its end, which is then behind.
    ///
    /// # Errors
    /// [`Fault`] when neither follows.
    pub fn next_item(&mut self) -> Result<bool, Fault> {
        self.step(b']')
    }

    /// Steps to the next value of a map: its name, or `None` at the end, which is then behind.
    ///
    /// # Errors
    /// [`Fault`] when neither follows.
    pub fn next_name(&mut self) -> Result<Option<String>, Fault> {
        if !self.step(b'}')? {
            return Ok(None);
        }
        self.expect(b'"', "a name in quotation marks is missing")?;
        let name = self.string()?;
        self.expect(b':', "a colon is missing after a name")?;
        self.at += 1;
        Ok(Some(name))
    }

    /// Makes sure that nothing but white space follows.
    ///
    /// # Errors
    /// [`Fault`] when something does.
    pub fn end(&mut self) -> Result<(), Fault> {
        if self.peek().is_some() { Err(self.fault("something stands behind the end")) } else { Ok(()) }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fault(&self, problem: &'static str) -> Fault {
        Fault::Syntax { at: self.at, problem }
    }

    /// The fault that the text ends here, or that it goes on as it must not.
    fn unless_cut(&self, problem: &'static str) -> Fault {
        self.fault(if self.byte().is_none() { CUT } else { problem })
    }

    fn expect(&mut self, wanted: u8, problem: &'static str) -> Result<(), Fault> {
        if self.peek() == Some(wanted) { Ok(()) } else { Err(self.unless_cut(problem)) }
    }

    fn step(&mut self, close: u8) -> Result<bool, Fault> {
        let first = std::mem::take(&mut self.opened);
        if self.peek() == Some(close) {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if first {
            return Ok(true);
        }
        self.expect(b',', "a comma or a closing bracket is missing")?;
        self.at += 1;
        if self.peek() == Some(close) { Err(self.fault("nothing stands behind a comma")) } else { Ok(true) }
    }

    fn list(&mut self) -> Result<Value<'a>, Fault> {
        let mut items = Vec::new();
        self.open()?;
        while self.next_item()? {
            let item = self.value()?;
            if self.wanted {
                items.push(item);
            }
        }
        Ok(Value::List(items))
    }

    fn map(&mut self) -> Result<Value<'a>, Fault> {
        let mut fields = Vec::new();
        self.open()?;
        while let Some(name) = self.next_name()? {
            let value = self.value()?;
            if self.wanted {
                fields.push((name, value));
            }
        }
        Ok(Value::Map(fields))
    }

    fn word(&mut self, word: &'static str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        for expected in word.bytes() {
            if self.byte() != Some(expected) {
                return Err(self.unless_cut("no value stands where one belongs"));
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'a>, Fault> {
        let start = self.at;
        self.take(b"-");
        if self.take(b"0") {
            if self.byte().is_some_and(|b| b.is_ascii_digit()) {
                return Err(self.fault(NO_NUMBER));
            }
        } else {
            self.digits()?;
        }
        if self.take(b".") {
            self.digits()?;
        }
        if self.take(b"eE") {
            self.take(b"+-");
            self.digits()?;
        }
        Ok(Value::Number(self.text.get(start..self.at).unwrap_or_default()))
    }

    fn take(&mut self, any_of: &[u8]) -> bool {
        let taken = self.byte().is_some_and(|b| any_of.contains(&b));
        self.at += usize::from(taken);
        taken
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while self.byte().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start {
            return Ok(());
        }
        Err(self.unless_cut(NO_NUMBER))
    }

    fn string(&mut self) -> Result<String, Fault> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let start = self.at;
            while self.byte().is_some_and(|b| !matches!(b, b'"' | b'\\' | 0..=0x1F)) {
                self.at += 1;
            }
            if self.wanted {
                // It begins and ends at an ASCII character, so it is never cut.
                text.push_str(self.text.get(start..self.at).unwrap_or_default());
            }
            match self.byte() {
                None => return Err(self.fault(CUT)),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => {
                    let c = self.escape()?;
                    if self.wanted {
                        text.push(c);
                    }
                }
                Some(_) => return Err(self.fault("a text breaks off at the end of the line")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        self.at += 1;
        let c = match self.byte() {
            Some(b'u') => return self.unicode(),
            Some(b @ (b'"' | b'\\' | b'/')) => char::from(b),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err(self.unless_cut("what stands behind a backslash means nothing")),
        };
        self.at += 1;
        Ok(c)
    }

    /// The character of `uXXXX`, and of the other half behind it.
    fn unicode(&mut self) -> Result<char, Fault> {
        let mut code = self.hex()?;
        if let 0xD800..=0xDBFF = code {
            let behind = self.at;
            if self.take(b"\\")
                && self.byte() == Some(b'u')
                && let low @ 0xDC00..=0xDFFF = self.hex()?
            {
                code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            } else {
                // What follows stands for itself.
                self.at = behind;
            }
        }
        Ok(char::from_u32(code).unwrap_or_else(|| {
            self.halves += 1;
            char::REPLACEMENT_CHARACTER
        }))
    }

    /// The number in `uXXXX`.
    fn hex(&mut self) -> Result<u32, Fault> {
        self.at += 1;
        let mut code = 0;
        for _ in 0..4 {
            let digit = match self.byte() {
                Some(b @ b'0'..=b'9') => b - b'0',
                Some(b @ b'a'..=b'f') => b - b'a' + 10,
                Some(b @ b'A'..=b'F') => b - b'A' + 10,
                _ => return Err(self.unless_cut("what stands behind a backslash means nothing")),
            };
            code = code << 4 | u32::from(digit);
            self.at += 1;
        }
        Ok(code)
    }
}

/// The text ends before what it began.
const CUT: &str = "it ends in the middle";
const NO_NUMBER: &str = "a number is not written as one";
