//! Where a byte of a text stands for a person and for an editor: its line and its column, counted from one, the column in
//! characters.

/// A line and a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// The place of a byte.
pub fn place_of(text: &str, byte: usize) -> Place {
    let before = text.get(..byte).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    Place { line, column: before[start..].chars().count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "Ünder\nlöad 🔥 x";
        assert_eq!(place_of(text, text.len()), Place { line: 2, column: 9 });
        assert_eq!(place_of(text, 0), Place { line: 1, column: 1 });
        assert_eq!(place_of("", 0), Place { line: 1, column: 1 });
    }
}
