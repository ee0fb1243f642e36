//! Carries the pictures of the open incident: reads those that others wrote beside their lines, and writes those that are here
//! and have no file yet.

use crate::domain::{Incident, IncidentId, PICTURE_BYTES, Picture, PictureData, Stamp};
use crate::folder::{PictureWork, picture_file, picture_in, picture_work};
use crate::ui::platform::folder::{File, Folder, FolderError};
use crate::ui::state::session::Session;
use std::collections::{BTreeMap, BTreeSet};

/// So many are read and written at a time, so that the lines never wait long for them.
const AT_A_TIME: usize = 4;

/// What is known of the pictures of an incident.
#[derive(Default)]
pub struct Pictures {
    /// Those whose data is here, and those that it was not when there were so many events.
    here: BTreeSet<Stamp>,
    absent: BTreeSet<Stamp>,
    events: usize,
    /// Files that are no picture of the incident, whatever their names say, each with when it was written.
    bad: BTreeMap<String, i64>,
    work: PictureWork,
}

impl Pictures {
    /// How many are here and have no file yet.
    pub fn waiting(&self) -> usize {
        self.work.write.len()
    }

    /// Whether there is something to write or to remove.
    pub fn has_to_write(&self) -> bool {
        !self.work.write.is_empty() || !self.work.remove.is_empty()
    }

    /// Whether there is more to be done at once.
    pub fn is_busy(&self) -> bool {
        let is_to_be_read = |files: &[String]| files.iter().any(|name| !self.bad.contains_key(name));
        self.has_to_write() || self.work.read.iter().any(|(_, files)| is_to_be_read(files))
    }

    /// Sees what is to be done where the folder has files of these names.
    pub async fn look(&mut self, session: Session, id: IncidentId, names: &[String]) {
        let named = |incident: &Incident| {
            let pictures = incident.log().iter().filter_map(|event| event.fact.picture());
            let ids = pictures
                .filter(|picture| !picture.is_erased())
                .map(|picture| picture.id)
                .collect::<Vec<Stamp>>();
            (incident.id() == id).then_some((ids, incident.log().len()))
        };
        let Some((ids, events)) = session.peek(named).flatten() else { return };
        if std::mem::replace(&mut self.events, events) != events {
            self.absent.clear();
        }
        for one in ids {
            if !self.here.contains(&one) && !self.absent.contains(&one) {
                let is_here = matches!(session.pictures().get(one).await, Ok(Some(_)));
                if is_here { &mut self.here } else { &mut self.absent }.insert(one);
            }
        }
        let work = |incident: &Incident| picture_work(incident, names, &|one| self.here.contains(&one));
        self.work = session.peek(work).unwrap_or_default();
    }

    /// Reads some of those that are not here.
    pub async fn read(&mut self, session: Session, id: IncidentId, inside: &Folder) {
        let mut taken = Vec::new();
        for (picture, files) in &self.work.read {
            for name in files {
                if taken.len() < AT_A_TIME
                    && let Ok(file) = inside.file(name).await
                    && self.bad.get(name) != Some(&file.modified())
                {
                    match read_one(&file, name, picture).await {
                        Read::Whole(data) => taken.push((picture.id, *data)),
                        Read::Other => _ = self.bad.insert(name.clone(), file.modified()),
                        Read::NotYet => {}
                    }
                }
            }
        }
        taken.dedup_by_key(|(id, _)| *id);
        let ids: Vec<Stamp> = taken.iter().map(|(id, _)| *id).collect();
        if !ids.is_empty() && session.pictures().take(id, taken).await.is_ok() {
            self.here.extend(ids.iter().copied());
            self.work.read.retain(|(picture, _)| !ids.contains(&picture.id));
        }
    }

    /// Writes some of those that have no file, and removes those that were redacted.
    ///
    /// # Errors
    /// [`FolderError`].
    pub async fn write(&mut self, session: Session, inside: &Folder) -> Result<(), FolderError> {
        for name in std::mem::take(&mut self.work.remove) {
            match inside.remove(&name).await {
                // Somebody else has removed it.
                Ok(()) | Err(FolderError::Gone) => {}
                Err(error) => return Err(error),
            }
        }
        for _ in 0..AT_A_TIME {
            let Some(picture) = self.work.write.last().copied() else { return Ok(()) };
            if let Ok(Some(address)) = session.pictures().get(picture.id).await
                && let Ok(data) = PictureData::from_address(&address)
            {
                inside.write(&picture_file(picture.id, &data), None, &data.bytes()).await?;
            } else {
                self.here.remove(&picture.id);
            }
            self.work.write.pop();
        }
        Ok(())
    }
}

enum Read {
    Whole(Box<PictureData>),
    /// It is not all there yet, or cannot be opened now.
    NotYet,
    /// It is something else.
    Other,
}

async fn read_one(file: &File, name: &str, picture: &Picture) -> Read {
    if file.size() < u64::from(picture.bytes) {
        return Read::NotYet;
    }
    if file.size() > PICTURE_BYTES as u64 {
        return Read::Other;
    }
    match file.bytes(PICTURE_BYTES as u64).await {
        Ok(bytes) => {
            picture_in(name, &bytes, picture).map_or(Read::Other, |data| Read::Whole(Box::new(data)))
        }
        Err(_) => Read::NotYet,
    }
}
