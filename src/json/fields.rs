//! What is asked of a value, and how it is said that it is another one.

use super::Value;
use std::fmt;

/// Why a value is not what is wanted. Each names the field, where it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// The field is not there.
    Missing(&'static str),
    /// The field stands there twice.
    Duplicate(&'static str),
    /// It is of another type.
    Type {
        /// The field; empty for a value that stands by itself.
        field: &'static str,
        /// What it is.
        found: &'static str,
        /// What it should be, as `a text`.
        expected: &'static str,
    },
    /// It is a text, but not one that means something there.
    Text {
        /// The field.
        field: &'static str,
        /// What it is not, as `an event id`.
        expected: &'static str,
    },
    /// It is a name that nobody knows.
    Unknown {
        /// The field.
        field: &'static str,
        /// The name.
        found: String,
    },
}

/// The fields of a map. Those that nobody asks for are passed over.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'v>(&'v [(String, Value<'v>)]);

impl Value<'_> {
    /// The value as a map.
    ///
    /// # Errors
    /// [`Misfit`] in `field` when it is none.
    pub fn fields(&self, field: &'static str, expected: &'static str) -> Result<Fields<'_>, Misfit> {
        match self {
            Value::Map(fields) => Ok(Fields(fields)),
            _ => Err(self.misfit(field, expected)),
        }
    }

    /// The value as a text.
    ///
    /// # Errors
    /// [`Misfit`] in `field` when it is none.
    pub fn text(&self, field: &'static str) -> Result<&str, Misfit> {
        match self {
            Value::Text(text) => Ok(text),
            _ => Err(self.misfit(field, "a text")),
        }
    }

    /// That the value should be something else.
    pub fn misfit(&self, field: &'static str, expected: &'static str) -> Misfit {
        let found = match self {
            Value::Null => "nothing",
            Value::Bool(_) => "a yes or no",
            Value::Number(_) => "a number",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of fields",
        };
        Misfit::Type { field, found, expected }
    }
}

impl<'v> Fields<'v> {
    /// All of them.
    pub fn all(self) -> &'v [(String, Value<'v>)] {
        self.0
    }

    /// The value of a field that may be missing; `null` is as good as missing.
    ///
    /// # Errors
    /// [`Misfit::Duplicate`].
    pub fn optional(self, name: &'static str) -> Result<Option<&'v Value<'v>>, Misfit> {
        Ok(self.find(name)?.filter(|value| **value != Value::Null))
    }

    /// The value of a field.
    ///
    /// # Errors
    /// [`Misfit`] when it is missing or stands there twice.
    pub fn required(self, name: &'static str) -> Result<&'v Value<'v>, Misfit> {
        self.find(name)?.ok_or(Misfit::Missing(name))
    }

    /// The text of a field.
    ///
    /// # Errors
    /// [`Misfit`] when it is missing, stands there twice or is no text.
    pub fn text(self, name: &'static str) -> Result<&'v str, Misfit> {
        self.required(name)?.text(name)
    }

    /// The text of a field; empty where the field is missing.
    ///
    /// # Errors
    /// [`Misfit`] when it stands there twice or is no text.
    pub fn text_or_empty(self, name: &'static str) -> Result<&'v str, Misfit> {
        self.find(name)?.map_or(Ok(""), |value| value.text(name))
    }

    fn find(self, name: &'static str) -> Result<Option<&'v Value<'v>>, Misfit> {
        let mut found = None;
        for (other, value) in self.0 {
            if other == name && found.replace(value).is_some() {
                return Err(Misfit::Duplicate(name));
            }
        }
        Ok(found)
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misfit::Missing(field) => write!(f, "`{field}` is missing"),
            Misfit::Duplicate(field) => write!(f, "`{field}` stands there twice"),
            Misfit::Type { field: "", found, expected } => {
                write!(f, "{found} stands where {expected} belongs")
            }
            Misfit::Type { field, found, expected } => {
                write!(f, "`{field}` is {found}, and should be {expected}")
            }
            Misfit::Text { field, expected } => write!(f, "`{field}` is not {expected}"),
            Misfit::Unknown { field, found } => write!(f, "`{field}` says “{found}”, which is not known"),
        }
    }
}

impl std::error::Error for Misfit {}

#[cfg(test)]
mod tests {
    use crate::json::parse;

    #[test]
    fn what_is_wrong_names_the_field() {
        let value = parse(r#"{"n":7,"t":"a\"","z":null,"d":1,"d":1,"l":[]}"#).unwrap();
        let fields = value.fields("", "a map").unwrap();
        let words = |name| fields.text(name).map_or_else(|e| e.to_string(), str::to_owned);
        let table = [
            ("x", "`x` is missing"),
            ("d", "`d` stands there twice"),
            ("n", "`n` is a number, and should be a text"),
            ("z", "`z` is nothing, and should be a text"),
            ("l", "`l` is a list, and should be a text"),
            ("t", "a\""),
        ];
        for (name, said) in table {
            assert_eq!(words(name), said);
        }
        let said = fields.required("t").unwrap().misfit("", "a list").to_string();
        assert_eq!(said, "a text stands where a list belongs");
        assert_eq!(fields.optional("z"), Ok(None));
        assert_eq!(fields.text_or_empty("x"), Ok(""));
    }
}
