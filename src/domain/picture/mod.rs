//! Pictures: what is known of one in the log, and when data may be taken for one.
//!
//! The log holds a picture's measures and never its data, so that it stays small and can be shared; the data is
//! kept beside it, on the device that took it. Only what is measured here is taken, wherever it comes from.

pub(super) mod attached;
mod base64;
mod measure;
mod pieces;

pub use pieces::{Piece, is_legible, pieces, scaled};

use super::event::Fact;
use super::incident::State;
use super::stamp::Stamp;
use serde::{Deserialize, Serialize};

/// The most pixels that a picture has in all: those of a side of 2000.
pub const PICTURE_PIXELS: u32 = 4_000_000;
/// The most pixels that a side has: no more can be written as WebP.
pub const PICTURE_SIDE: u32 = 16_383;
/// The most bytes that a picture has.
pub const PICTURE_BYTES: usize = 400_000;

/// How a picture's data is written. Only these are taken: none of them holds a script or asks for anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
}

impl PictureKind {
    /// All of them.
    pub const ALL: [PictureKind; 4] =
        [PictureKind::Png, PictureKind::Jpeg, PictureKind::Webp, PictureKind::Gif];

    /// The word for it in media types; files have the same one.
    pub fn word(self) -> &'static str {
        ["png", "jpeg", "webp", "gif"][self as usize]
    }

    /// The kind of that media type, such as `image/png`.
    pub fn from_media_type(media_type: &str) -> Option<PictureKind> {
        let name = media_type.strip_prefix("image/")?;
        Self::ALL.into_iter().find(|kind| kind.word() == name)
    }
}

/// What the log knows of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// Its id, under which its data is kept.
    pub id: Stamp,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// How many bytes its data has; none once it was erased.
    pub bytes: u32,
    /// How its data is written.
    pub kind: PictureKind,
}

/// A picture that belongs to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attached {
    /// The entry.
    pub target: Stamp,
    /// The picture.
    pub picture: Picture,
}

impl Picture {
    /// Whether it was erased for good.
    pub fn is_erased(&self) -> bool {
        self.bytes == 0
    }

    /// Forgets what can be known of it; the id stays, so that its data can be found and erased.
    pub(super) fn erase(&mut self) {
        (self.width, self.height, self.bytes) = (0, 0, 0);
    }
}

impl State {
    /// The pictures of an entry, in the order in which they came.
    pub fn pictures_of(&self, target: Stamp) -> impl Iterator<Item = &Picture> {
        self.pictures.iter().filter(move |a| a.target == target).map(|a| &a.picture)
    }

    /// Takes in a picture; the entry that it belongs to where that is not here.
    pub(super) fn attach(&mut self, target: Stamp, picture: Picture) -> Option<Stamp> {
        if !picture.is_erased() {
            self.pictures.push(Attached { target, picture });
        }
        self.entries.get(target).is_none().then_some(target)
    }
}

impl Fact {
    /// The picture that it attaches.
    pub fn picture(&self) -> Option<&Picture> {
        if let Fact::PictureAttached { picture, .. } = self { Some(picture) } else { None }
    }
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
pub enum PictureFlaw {
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
    /// [`PictureFlaw`].
    pub fn parse(kind: &str, base64: &str) -> Result<PictureData, PictureFlaw> {
        if !PictureKind::ALL.iter().any(|known| known.word() == kind) {
            return Err(PictureFlaw::Kind);
        }
        if base64.len() > PICTURE_BYTES.div_ceil(3) * 4 {
            return Err(PictureFlaw::TooManyBytes);
        }
        let data = base64::decode(base64).ok_or(PictureFlaw::Garbled)?;
        let (kind, width, height) = measure::measure(&data).ok_or(PictureFlaw::NoPicture)?;
        if data.len() > PICTURE_BYTES {
            return Err(PictureFlaw::TooManyBytes);
        }
        let fits = |side: u32| (1..=PICTURE_SIDE).contains(&side);
        if !fits(width) || !fits(height) || width * height > PICTURE_PIXELS {
            return Err(PictureFlaw::Side { width, height });
        }
        let bytes = u32::try_from(data.len()).unwrap_or(u32::MAX);
        Ok(PictureData { kind, width, height, bytes, base64: base64.to_owned() })
    }

    /// Takes a `data:` address.
    ///
    /// # Errors
    /// [`PictureFlaw`].
    pub fn from_address(address: &str) -> Result<PictureData, PictureFlaw> {
        let said = address.strip_prefix("data:image/").and_then(|said| said.split_once(";base64,"));
        let (kind, base64) = said.ok_or(PictureFlaw::Kind)?;
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

    /// The words for a picture for which there are none.
    pub fn caption(&self) -> String {
        format!("Picture, {} × {}", self.width, self.height)
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
