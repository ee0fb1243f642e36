//! The pictures of an incident in its folder: each a file of its own beside the lines, written once and never changed.
//!
//! ```text
//! 01jd3k8m2a-0000-7h3k9q2m.89abcdef.webp    the picture's id, the CRC-32 of its bytes, its kind
//! ```
//!
//! A file counts when its bytes have the checksum that its name says and measure what the log says of that picture: a half one
//! is not all there yet, and one that something else made is left. Who has a picture writes it where nobody did; where its
//! entry was redacted, its file is removed.

use super::lines::fingerprint;
use crate::domain::{Event, Incident, Picture, PictureData, PictureKind, Stamp};

/// The name of the file of a picture.
pub fn picture_file(id: Stamp, data: &PictureData) -> String {
    let bytes = data.bytes();
    format!("{id}.{:08x}.{}", fingerprint(&bytes), data.under(id).kind.word())
}

/// The picture whose file has that name, and the checksum of its bytes; `None` for any other name.
pub fn picture_of(name: &str) -> Option<(Stamp, u32)> {
    let mut parts = name.split('.');
    let (id, sum, kind) = (parts.next()?, parts.next()?, parts.next()?);
    let is_kind = PictureKind::ALL.iter().any(|known| known.word() == kind);
    let is_sum = sum.len() == 8 && sum.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    if parts.next().is_some() || !is_kind || !is_sum {
        return None;
    }
    Some((Stamp::parse(id).ok()?, u32::from_str_radix(sum, 16).ok()?))
}

/// What a file of that name holds, where it is all of the picture that the log names.
pub fn picture_in(name: &str, bytes: &[u8], named: &Picture) -> Option<PictureData> {
    let (id, sum) = picture_of(name)?;
    let is_whole = id == named.id && bytes.len() == named.bytes as usize && fingerprint(bytes) == sum;
    let data = is_whole.then(|| PictureData::of_bytes(bytes).ok()).flatten()?;
    (data.under(id) == *named).then_some(data)
}

/// What is to be done about the pictures of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PictureWork {
    /// Those that are not here and have a file, with the names of such files.
    pub read: Vec<(Picture, Vec<String>)>,
    /// Those that are here and have no file.
    pub write: Vec<Picture>,
    /// Files of pictures whose entries were redacted.
    pub remove: Vec<String>,
}

/// What is to be done where the folder has files of these names; `is_here` tells of the pictures whose data is here.
pub fn picture_work(incident: &Incident, names: &[String], is_here: &dyn Fn(Stamp) -> bool) -> PictureWork {
    let mut work = PictureWork::default();
    let picture = |event: &Event| event.fact.picture().copied();
    for picture in incident.log().iter().filter_map(picture) {
        let is_of = |name: &&String| picture_of(name).is_some_and(|(id, _)| id == picture.id);
        let files: Vec<String> = names.iter().filter(is_of).cloned().collect();
        match (picture.is_erased(), is_here(picture.id), files.is_empty()) {
            (true, _, _) => work.remove.extend(files),
            (false, true, true) => work.write.push(picture),
            (false, false, false) => work.read.push((picture, files)),
            (false, true, false) | (false, false, true) => {}
        }
    }
    work
}
