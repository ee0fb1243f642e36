//! What the log says of a picture: `{"picture":"…","width":1280,"height":720,"bytes":84210,"kind":"webp"}`.

use super::{among, stamp, stamp_to, text_to};
use crate::domain::picture::{Picture, PictureKind};
use crate::json::{Fields, Misfit, Value, Writer};

// One word a variant, in the order of the enum and of its `ALL`; each is also what stands in a media type.
const KINDS: [&str; 4] = ["png", "jpeg", "webp", "gif"];

impl PictureKind {
    /// The word for it in files and in media types.
    pub fn word(self) -> &'static str {
        KINDS[self as usize]
    }
}

impl Picture {
    /// Writes it into the map that is open.
    pub(super) fn to_json(self, out: &mut Writer) {
        stamp_to(out, "picture", self.id);
        for (name, number) in [("width", self.width), ("height", self.height), ("bytes", self.bytes)] {
            out.name(name).number(number as usize);
        }
        text_to(out, "kind", self.kind.word());
    }

    /// Reads it from the fields of a fact.
    ///
    /// # Errors
    /// [`Misfit`] says what is wrong with them.
    pub(super) fn from_json(fields: Fields) -> Result<Picture, Misfit> {
        let number = |name| whole(fields.required(name)?, name);
        Ok(Picture {
            id: stamp(fields, "picture")?,
            width: number("width")?,
            height: number("height")?,
            bytes: number("bytes")?,
            kind: PictureKind::ALL[among(fields.required("kind")?, "kind", &KINDS)?],
        })
    }
}

fn whole(value: &Value, field: &'static str) -> Result<u32, Misfit> {
    let whole = if let Value::Number(number) = value { number.parse().ok() } else { None };
    whole.ok_or_else(|| value.misfit(field, "a whole number"))
}
