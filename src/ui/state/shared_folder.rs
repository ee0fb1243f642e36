//! What is known of the folder that the open incident is shared in. The screen of the folder does the work
//! (`screens/folder`); whoever shows how it stands reads it here, so that nothing else depends on that screen.

use crate::domain::{Incident, IncidentId, Timestamp};
use crate::folder::FileReport;
use crate::ui::kit::signals::text;
use crate::ui::state::session::Session;
use js_sys::{Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// How it stands with the folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FolderState {
    /// The open incident is in none.
    #[default]
    Off,
    /// It is being read for the first time.
    Looking,
    /// The browser wants a press before the page may use it again.
    Asks,
    /// It is read and written.
    Shared {
        /// Since when everything stands in it; `None` where nothing of this device does yet.
        written: Option<Timestamp>,
        /// Whose latest entries were read, and of when they are.
        read: Option<(String, Timestamp)>,
        /// How many events were not in it then.
        waiting: usize,
        /// How many there were.
        events: usize,
        /// Since when git holds it, where that is worth a word.
        git: Option<Timestamp>,
    },
    /// It cannot be used now, and why; all of the incident is on this device.
    Trouble(String),
}

/// The folder of the open incident. Copies are the same.
#[derive(Clone, Copy)]
pub struct SharedFolder {
    /// How often the dialog was opened.
    pub opened: RwSignal<usize>,
    /// How it stands.
    pub state: RwSignal<FolderState>,
    /// What it is called.
    pub name: RwSignal<String>,
    /// What is known of the files in it.
    pub files: RwSignal<Vec<FileReport>>,
    /// Whether somebody pressed to go on.
    is_pressed: StoredValue<bool>,
    bell: StoredValue<Option<Function>, LocalStorage>,
    /// How often it was shared or no longer shared.
    changed: RwSignal<usize>,
    turn: StoredValue<usize>,
}

/// Under which name it is remembered that an incident is shared, and in which folder.
fn key(id: IncidentId) -> String {
    format!("folder/{}", id.0)
}

impl SharedFolder {
    /// None.
    pub fn new() -> SharedFolder {
        SharedFolder {
            opened: RwSignal::new(0),
            state: RwSignal::new(FolderState::Off),
            name: RwSignal::new(String::new()),
            files: RwSignal::new(Vec::new()),
            is_pressed: StoredValue::new(false),
            bell: StoredValue::new_local(None),
            changed: RwSignal::new(0),
            turn: StoredValue::new(0),
        }
    }

    /// How it stands, in a sentence that is true when it shows; empty where there is nothing to say.
    pub fn words(self, session: Session) -> Signal<String> {
        let followed = session.derive(|state| state.last_change);
        text(move || {
            followed();
            let now = session.peek(|incident| incident.log().len()).unwrap_or_default();
            self.state.with(|state| self.name.with(|name| state.words(name, now)))
        })
    }

    /// Opens the dialog.
    pub fn open(self) {
        self.opened.update(|times| *times += 1);
    }

    /// The open incident where it is shared, as it changes.
    pub fn shared(self, session: Session) -> Memo<Option<(IncidentId, usize)>> {
        let open = session.open_id();
        Memo::new(move |_| {
            // The stores may bring what is remembered a moment later.
            session.settings().follow();
            let (id, changed) = (open.get(), self.changed.get());
            id.filter(|id| self.is_shared(session, *id)).map(|id| (id, changed))
        })
    }

    /// Whether an incident is shared in a folder.
    pub fn is_shared(self, session: Session, id: IncidentId) -> bool {
        session.recall(&key(id)).is_some_and(|name| !name.is_empty())
    }

    /// From now on an incident is shared in the folder of that name; in none where it is empty.
    pub fn share(self, session: Session, id: IncidentId, name: &str) {
        session.remember(&key(id), name);
        self.changed.update(|times| *times += 1);
    }

    /// Somebody wants it to go on: to ask the browser, to try again, to write again what is gone.
    pub fn press(self) {
        self.is_pressed.set_value(true);
        self.wake();
    }

    /// Whether somebody pressed since this was asked last.
    pub fn was_pressed(self) -> bool {
        self.is_pressed.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// Ends a wait before its time.
    pub fn wake(self) {
        self.bell.with_value(|bell| bell.iter().for_each(|ring| drop(ring.call0(&JsValue::UNDEFINED))));
    }

    /// Waits for so many milliseconds, or until something wakes it.
    pub async fn wait(self, millis: i32) {
        let over = Promise::new(&mut |resolve, _| {
            let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
            crate::ui::platform::js::warn_unless(set.is_ok());
            self.bell.set_value(Some(resolve));
        });
        drop(JsFuture::from(over).await);
    }

    /// Begins another turn of carrying; the one before ends by that.
    pub fn begin(self) -> usize {
        self.turn.update_value(|turn| *turn += 1);
        self.state.set(FolderState::Off);
        self.files.set(Vec::new());
        self.turn.get_value()
    }

    /// Whether a turn still is the present one, and its incident open.
    pub fn is_current(self, session: Session, turn: usize, id: IncidentId) -> bool {
        self.turn.get_value() == turn && session.peek(Incident::id) == Some(id)
    }
}

impl FolderState {
    /// How it stands while there are `now` events; what came up since it was looked at is not written.
    fn words(&self, folder: &str, now: usize) -> String {
        match self {
            FolderState::Off => String::new(),
            FolderState::Looking => format!("Reading the folder {folder}/ …"),
            FolderState::Asks => format!("Not in the folder {folder}/: allow this page to use it again"),
            FolderState::Shared { written, read, waiting, events, git } => {
                let written = match (waiting + now.saturating_sub(*events), written) {
                    (0, Some(at)) => format!("written {}", at.utc().clock()),
                    (0, None) => "nothing to write".to_owned(),
                    (1, _) => "1 entry not written yet".to_owned(),
                    (many, _) => format!("{many} entries not written yet"),
                };
                let read = match read {
                    Some((who, at)) => format!(", {who} entries of {} read", at.utc().clock()),
                    None => ", nothing of others yet".to_owned(),
                };
                let git = git.map(|since| format!(", git has held it since {}", since.utc().clock()));
                format!("In the folder {folder}/: {written}{}{read}", git.unwrap_or_default())
            }
            FolderState::Trouble(why) => format!("Not in the folder {folder}/: {why}"),
        }
    }

    /// Whether somebody has to do something about it.
    pub fn is_trouble(&self) -> bool {
        matches!(self, FolderState::Asks | FolderState::Trouble(_))
    }
}
