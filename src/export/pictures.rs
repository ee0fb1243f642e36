//! Pictures beside the events: `"pictures"` of the JSON file, written by choice, and the way back.
//!
//! ```json
//! "pictures": [
//!   {"picture":"...","kind":"webp","data":"..."}
//! ]
//! ```
//!
//! What is hostile or broken there costs a picture and nothing else of the file.

use super::import::MAX_BYTES;
use super::import_error::{Reason, Repair};
use super::json;
use super::problem::shape_problem;
use crate::domain::{Incident, PICTURE_BYTES, PICTURE_PIXELS, PictureData, PictureError, Stamp, State};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// What the record says of a picture.
pub(super) const ATTACHED: &str = "Picture attached (kept on the device that took it)";
/// The largest element of the list that is read, in bytes.
const MAX_ELEMENT: usize = PICTURE_BYTES * 2;
/// So many repairs are listed one by one; the last one then counts the rest.
const MAX_REPAIRS: usize = 100;

/// A picture with its id.
pub type NamedPicture = (Stamp, PictureData);

/// How many pictures are not in a file, in words; `None` where none is missing.
pub fn left_out(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 picture was left out.".to_owned()),
        count => Some(format!("{count} pictures were left out.")),
    }
}

/// The list of as many `pictures` as fit into a file whose rest has so many bytes and can be read again, and how many
/// these are.
pub(super) fn list(pictures: &[NamedPicture], rest: usize) -> (String, usize) {
    let (mut out, mut taken) = (String::new(), 0);
    for (id, data) in pictures {
        let (kind, data) = (data.under(*id).kind.word().into(), data.base64().into());
        let line = json::line(&Element { picture: *id, kind, data });
        if rest + out.len() + line.len() + 64 > MAX_BYTES {
            break;
        }
        out.push_str(if taken == 0 { "\n    " } else { ",\n    " });
        out.push_str(&line);
        taken += 1;
    }
    (out, taken)
}

/// A picture of the list.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a picture")]
pub(super) struct Element<'a> {
    picture: Stamp,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    data: Cow<'a, str>,
}

/// The pictures of the list `text`, which begins on `line`, that belong to an entry of `incident`; repairs say what was
/// left out.
pub(super) fn read(text: &str, line: usize, incident: &Incident) -> (Vec<NamedPicture>, Vec<Repair>) {
    let mut found = Found { pictures: Vec::new(), repairs: Vec::new(), unlisted: 0, line };
    match serde_json::from_str::<Vec<&RawValue>>(text) {
        Ok(elements) => found.elements(text, elements, incident.state()),
        Err(_) => {
            found.note("pictures".to_owned(), Reason::Unreadable("there is no list of pictures".to_owned()))
        }
    }
    if found.unlisted > 0 {
        let (line, reason) = (found.line, Reason::More(found.unlisted));
        found.repairs.push(Repair { path: "pictures".to_owned(), line, reason });
    }
    (found.pictures, found.repairs)
}

struct Found {
    pictures: Vec<NamedPicture>,
    repairs: Vec<Repair>,
    unlisted: usize,
    line: usize,
}

impl Found {
    fn elements(&mut self, text: &str, elements: Vec<&RawValue>, state: &State) {
        let mut counted = 0;
        for (index, element) in elements.into_iter().enumerate() {
            let start = element.get().as_ptr() as usize - text.as_ptr() as usize;
            self.line += text.as_bytes()[counted..start].iter().filter(|b| **b == b'\n').count();
            counted = start;
            let read = match element.get().len() > MAX_ELEMENT {
                true => Err(Reason::Picture(PictureError::TooManyBytes)),
                false => self.element(element.get(), state),
            };
            match read {
                Ok(picture) => self.pictures.push(picture),
                Err(reason) => self.note(format!("pictures[{index}]"), reason),
            }
        }
    }

    fn element(&self, text: &str, state: &State) -> Result<NamedPicture, Reason> {
        let Element { picture: id, kind, data } =
            serde_json::from_str(text).map_err(|error| Reason::Unreadable(shape_problem(text, &error)))?;
        if !state.pictures.iter().any(|attached| attached.picture.id == id) {
            return Err(Reason::PictureOfNothing);
        }
        if self.pictures.iter().any(|(other, _)| *other == id) {
            return Err(Reason::PictureAgain);
        }
        PictureData::parse(&kind, &data).map(|data| (id, data)).map_err(Reason::Picture)
    }

    fn note(&mut self, path: String, reason: Reason) {
        if self.repairs.len() < MAX_REPAIRS {
            self.repairs.push(Repair { path, line: self.line, reason });
        } else {
            self.unlisted += 1;
        }
    }
}

/// Why data is not taken for a picture, in words.
pub fn picture_error(error: PictureError) -> String {
    match error {
        PictureError::Kind => "only PNG, JPEG, WebP and GIF pictures are taken".to_owned(),
        PictureError::Garbled => "its data was cut off or garbled".to_owned(),
        PictureError::NoPicture => "its data is not a picture that is taken".to_owned(),
        PictureError::TooManyBytes => format!("it has more than {} KB", PICTURE_BYTES / 1000),
        PictureError::Side { width, height } => {
            let million = PICTURE_PIXELS / 1_000_000;
            format!("it has {width} × {height} pixels, and up to {million} million are taken")
        }
    }
}
