//! What the log knows of a picture: its measures, never its data.

use super::Fact;
use crate::domain::values::Stamp;
use serde::{Deserialize, Serialize};

/// How a picture's data is written. Only these are taken: none of them holds a script or asks for anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

impl Picture {
    /// Whether it was erased for good.
    pub fn is_erased(&self) -> bool {
        self.bytes == 0
    }

    /// The words for a picture for which nobody has any.
    pub fn caption(&self) -> String {
        format!("Picture, {} × {}", self.width, self.height)
    }

    /// Forgets what can be known of it; the id stays, so that its data can be found and erased.
    pub(in crate::domain) fn erase(&mut self) {
        (self.width, self.height, self.bytes) = (0, 0, 0);
    }
}

impl Fact {
    /// The picture that it attaches.
    pub fn picture(&self) -> Option<&Picture> {
        if let Fact::PictureAttached { picture, .. } = self { Some(picture) } else { None }
    }
}
