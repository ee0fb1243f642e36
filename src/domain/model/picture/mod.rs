//! Pictures: what is known of one in the log, and when data may be taken for one.
//!
//! The log holds a picture's measures and never its data, so that it stays small and can be shared; the data is
//! kept beside it, on the device that took it. Only what is measured here is taken, wherever it comes from.

mod base64;
mod measure;
mod pieces;

pub use pieces::{Piece, is_legible, pieces, scaled};

use crate::domain::facts::{Picture, PictureKind};
use crate::domain::values::Stamp;

/// The most pixels that a picture has in all: those of a side of 2000.
pub const PICTURE_PIXELS: u32 = 4_000_000;
/// The most pixels that a side has: no more can be written as WebP.
pub const PICTURE_SIDE: u32 = 16_383;
/// The most bytes that a picture has.
pub const PICTURE_BYTES: usize = 400_000;

/// A picture that belongs to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attached {
    /// The entry.
    pub target: Stamp,
    /// The picture.
    pub picture: Picture,
}

/// A picture's data that is known to be what it says it is, within the limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureData {
    kind: PictureKind,
    width: u32,
    height: u32,
    bytes: u32,
    base64: String,
}

/// Why data is not taken for a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// It says that it is of another kind.
    Kind,
    /// It was cut off or garbled on its way.
    Garbled,
    /// It is whole, but no picture of a kind that is taken.
    NoPicture,
    /// It has more than [`PICTURE_BYTES`].
    TooManyBytes,
    /// A side has none or more than [`PICTURE_SIDE`] pixels, or all of it more than [`PICTURE_PIXELS`].
    Side {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
    },
}

impl PictureData {
    /// Takes data in base64 that is said to be of a kind, such as `png`. What it really is, is read from the data.
    ///
    /// # Errors
    /// [`PictureError`].
    pub fn parse(kind: &str, base64: &str) -> Result<PictureData, PictureError> {
        if !PictureKind::ALL.iter().any(|known| known.word() == kind) {
            return Err(PictureError::Kind);
        }
        if base64.len() > PICTURE_BYTES.div_ceil(3) * 4 {
            return Err(PictureError::TooManyBytes);
        }
        let data = base64::decode(base64).ok_or(PictureError::Garbled)?;
        let (kind, width, height) = measure::measure(&data).ok_or(PictureError::NoPicture)?;
        if data.len() > PICTURE_BYTES {
            return Err(PictureError::TooManyBytes);
        }
        let fits = |side: u32| (1..=PICTURE_SIDE).contains(&side);
        if !fits(width) || !fits(height) || width * height > PICTURE_PIXELS {
            return Err(PictureError::Side { width, height });
        }
        let bytes = u32::try_from(data.len()).unwrap_or(u32::MAX);
        Ok(PictureData { kind, width, height, bytes, base64: base64.to_owned() })
    }

    /// Takes the bytes of a picture.
    ///
    /// # Errors
    /// [`PictureError`].
    pub fn of_bytes(bytes: &[u8]) -> Result<PictureData, PictureError> {
        if bytes.len() > PICTURE_BYTES {
            return Err(PictureError::TooManyBytes);
        }
        PictureData::parse(PictureKind::Png.word(), &base64::encode(bytes))
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        base64::decode(&self.base64).unwrap_or_default()
    }

    /// Takes a `data:` address.
    ///
    /// # Errors
    /// [`PictureError`].
    pub fn from_address(address: &str) -> Result<PictureData, PictureError> {
        let said = address.strip_prefix("data:image/").and_then(|said| said.split_once(";base64,"));
        let (kind, base64) = said.ok_or(PictureError::Kind)?;
        PictureData::parse(kind, base64)
    }

    /// It as a `data:` address.
    pub fn address(&self) -> String {
        format!("data:image/{};base64,{}", self.kind.word(), self.base64)
    }

    /// Its data in base64.
    pub fn base64(&self) -> &str {
        &self.base64
    }

    /// What the log says of it.
    pub fn under(&self, id: Stamp) -> Picture {
        let PictureData { kind, width, height, bytes, .. } = *self;
        Picture { id, width, height, bytes, kind }
    }

    /// The words for a picture for which nobody has any.
    pub fn caption(&self) -> String {
        self.under(Stamp::FIRST).caption()
    }
}

/// Whether what is pasted is taken as a picture: text beside it is what was meant, as from a word processor or a
/// spreadsheet.
pub fn is_pasted_as_picture<'a>(mut types: impl Iterator<Item = &'a str>, has_picture: bool) -> bool {
    has_picture && !types.any(|one| one == "text/plain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_beside_a_picture_is_what_was_meant() {
        assert!(is_pasted_as_picture(["text/html", "Files"].into_iter(), true));
        assert!(!is_pasted_as_picture(["text/plain", "text/html", "Files"].into_iter(), true));
        assert!(!is_pasted_as_picture(["Files"].into_iter(), false));
    }

    #[test]
    fn only_four_kinds_are_taken() {
        assert_eq!(PictureKind::from_media_type("image/webp"), Some(PictureKind::Webp));
        for other in ["image/svg+xml", "image/tiff", "text/html", "png", ""] {
            assert_eq!(PictureKind::from_media_type(other), None, "{other}");
        }
    }
}
