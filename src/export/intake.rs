//! The bytes of a file that comes in pieces: what can be refused is refused before the rest of it is in memory.

use super::import::measure;
use super::import_error::ImportError;
use super::limits::Depth;
use super::{Decoded, decode};

/// What has come of a file so far.
#[derive(Debug)]
pub struct Intake {
    bytes: Vec<u8>,
    depth: Depth,
}

impl Intake {
    /// For a file of so many bytes.
    ///
    /// # Errors
    /// [`ImportError::TooLarge`], before anything is read.
    pub fn new(size: usize) -> Result<Intake, ImportError> {
        measure(size)?;
        Ok(Intake { bytes: Vec::with_capacity(size), depth: Depth::default() })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// [`ImportError`] where it is nested too deep, or larger than it was said to be.
    pub fn take(&mut self, piece: &[u8]) -> Result<(), ImportError> {
        measure(self.bytes.len() + piece.len())?;
        // The brackets of UTF-16 are seen to when it is text.
        let is_utf_8 = !matches!(self.bytes.first().or(piece.first()), Some(0xFF | 0xFE));
        if is_utf_8 && !self.depth.holds(piece) {
            return Err(ImportError::TooDeep { line: self.depth.lines + 1, column: 1 });
        }
        self.bytes.extend_from_slice(piece);
        Ok(())
    }

    /// The whole of it as text.
    pub fn finish(self) -> Decoded {
        match String::from_utf8(self.bytes) {
            // As it is, and not once more beside itself.
            Ok(text) => Decoded::Text(text),
            Err(error) => decode(error.as_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::MAX_BYTES;

    #[test]
    fn what_is_too_large_or_too_deep_is_refused_before_the_rest_is_read() {
        assert!(matches!(Intake::new(MAX_BYTES + 1), Err(ImportError::TooLarge { .. })));
        let mut intake = Intake::new(1 << 20).unwrap();
        assert_eq!(intake.take(b"{\n\"a\":"), Ok(()));
        assert!(matches!(intake.take(&[b'['; 1000]), Err(ImportError::TooDeep { line: 2, .. })));
        assert!(intake.bytes.len() < 100, "the piece was not kept");
    }

    #[test]
    fn pieces_are_the_text_that_they_were_cut_from() {
        for text in ["{\"a\": \"Zürich 障害 €\"}", "", "\u{FEFF}{}"] {
            for size in 1..5 {
                let mut intake = Intake::new(text.len()).unwrap();
                text.as_bytes().chunks(size).for_each(|piece| intake.take(piece).unwrap());
                assert_eq!(intake.finish(), Decoded::Text(text.to_owned()));
            }
        }
        let mut intake = Intake::new(8).unwrap();
        intake.take(b"\xFF\xFE{\0").unwrap();
        intake.take(b"}\0").unwrap();
        assert_eq!(intake.finish(), Decoded::Text("{}".to_owned()));
    }
}
