//! A link that is being opened: from its characters to an incident, or to a sentence that says what is wrong.

use crate::export::{self, Carries, Imported, LinkError, SharedLink, UNPACKED_LIMIT, read_link};
use crate::ui::platform::packing::{UnpackError, unpacked};
use crate::ui::platform::sealing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How far it is.
#[derive(Clone)]
pub enum Opened {
    /// It is being read.
    Reading,
    /// It cannot be opened, and why.
    Refused(String),
    /// A passphrase opens it.
    Sealed,
    /// What is in it.
    Ready(Carries, Arc<Imported>),
}

/// A link that is being opened. Copies are the same one.
#[derive(Clone, Copy)]
pub struct Opening {
    /// How far it is.
    pub state: RwSignal<Opened>,
    /// Why the last passphrase did not open it.
    pub refused: RwSignal<String>,
    sealed: StoredValue<Option<SharedLink>>,
}

impl Opening {
    /// Begins to open what stands in a fragment.
    pub fn of(fragment: String) -> Opening {
        let opening = Opening {
            state: RwSignal::new(Opened::Reading),
            refused: RwSignal::new(String::new()),
            sealed: StoredValue::new(None),
        };
        match read_link(&fragment).unwrap_or(Err(LinkError::NoLink)) {
            Err(error) => opening.refuse(&error.to_string()),
            // A day on duty is opened by the screen of that name.
            Ok(link) if link.carries == Carries::Duty => opening.refuse(&LinkError::NoLink.to_string()),
            Ok(link) if link.is_sealed => {
                if sealing::is_available() {
                    opening.sealed.set_value(Some(link));
                    opening.state.set(Opened::Sealed);
                } else {
                    opening.refuse("a passphrase seals it, and this page came without https, so the browser opens no seals");
                }
            }
            Ok(link) => spawn_local(async move { opening.open(link.carries, &link.bytes).await }),
        }
        opening
    }

    /// Tries a passphrase.
    pub fn unseal(self, passphrase: String) {
        let Some(link) = self.sealed.get_value() else { return };
        self.refused.set("Opening…".to_owned());
        spawn_local(async move {
            let opened = sealing::opened(&link.bytes, &passphrase).await;
            match opened {
                Some(bytes) => self.open(link.carries, &bytes).await,
                None => {
                    let error = LinkError::WrongPassphrase;
                    // Another link may have been opened in its place.
                    self.refused.try_set(sentence(&error.to_string()));
                }
            }
        });
    }

    async fn open(self, carries: Carries, bytes: &[u8]) {
        let text = unpacked(bytes, UNPACKED_LIMIT).await;
        let text = text.map_err(|error| match error {
            UnpackError::Unavailable => "this browser cannot unpack links".to_owned(),
            UnpackError::TooLarge => LinkError::TooLarge.to_string(),
            UnpackError::Garbled => LinkError::Garbled.to_string(),
        });
        let text =
            text.and_then(|bytes| String::from_utf8(bytes).map_err(|_| LinkError::Garbled.to_string()));
        let imported = text.and_then(|text| export::read(&text).map_err(|error| error.to_string()));
        match imported {
            Ok(imported) => {
                self.state.try_set(Opened::Ready(carries, Arc::new(imported)));
            }
            Err(why) => self.refuse(&why),
        }
    }

    fn refuse(self, why: &str) {
        self.state.try_set(Opened::Refused(sentence(&format!("This link cannot be opened: {why}"))));
    }
}

/// With a capital and a full stop.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).chain(['.']).collect()
}
