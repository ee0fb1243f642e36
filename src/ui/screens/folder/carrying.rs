//! Carries the open incident: reads what others wrote into its folder, and writes what is missing into this device's file.
//!
//! Every tab that has the incident open does it. Reading twice does no harm, and of those that write one does at a time.

use crate::domain::{Event, Incident, IncidentId, Stamp, Timestamp};
use crate::export::UnknownFields;
use crate::folder::{
    Carrier, Device, FileKind, GIT_LOCK, GitLock, MAX_FILE_BYTES, Meta, Write, file_kind, folder_name,
    picture_of,
};
use crate::ui::platform::clock;
use crate::ui::platform::folder::{self, File, Folder, FolderError, Observer, Permission};
use crate::ui::screens::folder::pictures::Pictures;
use crate::ui::state::session::Session;
use crate::ui::state::shared_folder::{FolderState, SharedFolder};
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// How often it is seen whether there is something to do, in milliseconds.
const TICK: i32 = 1_000;
/// How often the folder is listed, in milliseconds, while somebody may be looking; where the browser tells of changes it is
/// listed at once when it does, and this often in case it does not.
const EVERY: i64 = 2_000;
/// The same while nobody is.
const EVERY_HIDDEN: i64 = 30_000;
/// A listing that takes long comes so many times as seldom as it takes, in a folder with ten thousand files for instance; and
/// after so many milliseconds all the same.
const REST: i64 = 10;
const LONGEST_REST: i64 = 8_000;
/// Under which name this device is remembered.
const DEVICE: &str = "folder-device";

/// This device, which gets its name when something is first shared.
pub fn device(session: Session) -> Device {
    session.recall(DEVICE).and_then(|name| Device::parse(&name)).unwrap_or_else(|| {
        let device = Device::of(clock::new_replica());
        session.remember(DEVICE, &device.to_string());
        device
    })
}

struct Carrying {
    session: Session,
    folder: SharedFolder,
    id: IncidentId,
    root: Folder,
    carrier: Carrier,
    /// When it was listed last, and how long that took.
    listed: Option<Timestamp>,
    cost: i64,
    /// How many events there were then.
    events: usize,
    rang: Rc<Cell<bool>>,
    observer: Rc<RefCell<Option<Observer>>>,
    is_observed: bool,
    pictures: Pictures,
    git: GitLock,
    /// Whether there is something to write, and git is waited for.
    waits_for_git: bool,
}

/// Carries an incident for as long as the turn lasts: while it is open and shared.
pub async fn carry(shell: Shell, id: IncidentId, turn: usize) {
    let (session, folder) = (shell.session, shell.folder);
    folder.state.set(FolderState::Looking);
    let Some(root) = folder::kept(&id.0.to_string()).await else {
        folder.state.set(FolderState::Trouble("this browser no longer has it. Choose it again".to_owned()));
        return;
    };
    folder.name.set(root.name());
    let carrier = Carrier::new(id, device(session));
    let rang = Rc::new(Cell::new(true));
    let mut carrying = Carrying {
        session,
        folder,
        id,
        root,
        carrier,
        listed: None,
        cost: 0,
        events: 0,
        rang,
        observer: Rc::default(),
        is_observed: false,
        pictures: Pictures::default(),
        git: GitLock::default(),
        waits_for_git: false,
    };
    while folder.is_current(session, turn, id) {
        if let Some(state) = carrying.step().await
            && folder.is_current(session, turn, id)
            && folder.state.with_untracked(|before| *before != state)
        {
            folder.state.set(state);
        }
        if folder.is_current(session, turn, id) {
            folder.wait(TICK).await;
        }
    }
}

impl Carrying {
    /// Does what there is to do now, and says how it stands; `None` where nothing was to be done.
    async fn step(&mut self) -> Option<FolderState> {
        let pressed = self.folder.was_pressed();
        match self.root.permission(pressed).await {
            Permission::Granted => {}
            Permission::Prompt => {
                self.listed = None;
                return Some(FolderState::Asks);
            }
            Permission::Denied => {
                self.listed = None;
                let why = "this page may not use it any more. Allow it, or choose it again";
                return Some(FolderState::Trouble(why.to_owned()));
            }
        }
        if !pressed && !self.is_due() {
            return None;
        }
        let began = clock::now();
        self.rang.set(false);
        let state = match self.pass(pressed).await {
            Ok(state) => state,
            Err(error) => {
                self.observer.take();
                self.is_observed = false;
                Some(FolderState::Trouble(why(&error)))
            }
        };
        self.listed = Some(clock::now());
        self.cost = clock::now().since(began);
        state
    }

    fn is_due(&self) -> bool {
        let Some(listed) = self.listed else { return true };
        let passed = clock::now().since(listed);
        let every = if folder::is_visible() { EVERY } else { EVERY_HIDDEN };
        passed >= (self.cost * REST).min(LONGEST_REST) && (self.rang.get() || passed >= every)
            || self.waits_for_git
            || self.pictures.is_busy()
            || self.session.peek(|incident| incident.log().len()) != Some(self.events)
    }

    /// Looks into the folder once.
    async fn pass(&mut self, makes: bool) -> Result<Option<FolderState>, FolderError> {
        let inside = self.inside(makes).await?;
        let Listed { listing, files, pictures } = list(&inside).await?;
        let wanted = self.carrier.listed(&listing);
        let mut events: Vec<Event> = Vec::new();
        for name in &wanted {
            match files.iter().find(|(own, _)| own == name) {
                Some((_, file)) => events.extend(self.read(name, file).await),
                None => self.carrier.failed(name),
            }
        }
        self.session.arriving().take_shared(self.id, events);
        keep_newer(self.session, self.id, &mut self.carrier);
        self.write(&inside).await?;
        self.carry_pictures(&inside, &pictures).await?;
        self.observe(&inside);
        Ok(Some(self.say()))
    }

    /// Asks the browser once to tell of changes. Nothing waits for it: some never answer.
    fn observe(&mut self, inside: &Folder) {
        if std::mem::replace(&mut self.is_observed, true) {
            return;
        }
        let (inside, observer) = (inside.clone(), self.observer.clone());
        let (rang, folder) = (self.rang.clone(), self.folder);
        let ring = move || {
            rang.set(true);
            folder.wake();
        };
        leptos::task::spawn_local(async move {
            let observed = inside.observe(ring).await;
            *observer.borrow_mut() = observed;
        });
    }

    /// The incident's folder. It is made again only by a press: somebody may have taken it away.
    async fn inside(&mut self, makes: bool) -> Result<Folder, FolderError> {
        let name = folder_name(self.id);
        match self.root.folder(&name, false).await {
            Err(FolderError::Gone) => {
                // Where the folder itself is gone, this is what says so.
                self.root.names(true).await?;
                if makes {
                    self.carrier.hurry();
                    return self.root.folder(&name, true).await;
                }
                let why = "the incident’s folder is gone from it. “Write it again” puts it back";
                Err(FolderError::Other(why.to_owned()))
            }
            other => other,
        }
    }

    async fn read(&mut self, name: &str, file: &File) -> Vec<Event> {
        let meta = meta(file);
        match file.bytes(MAX_FILE_BYTES as u64 + 1).await {
            Ok(bytes) => self.carrier.read(name, meta, &bytes),
            Err(_) => {
                self.carrier.failed(name);
                Vec::new()
            }
        }
    }

    /// Writes what is to be written, when no other tab does, and reads it back.
    async fn write(&mut self, inside: &Folder) -> Result<(), FolderError> {
        if self.next_write().is_none() {
            if self.git.is_held() {
                self.is_git_at_work(inside).await;
            }
            self.waits_for_git = false;
            return Ok(());
        }
        let own = self.carrier.own_file();
        let _held = folder::hold(&format!("isp/folder/{}/{own}", self.id.0)).await;
        if self.is_git_at_work(inside).await {
            return Ok(());
        }
        // Another tab may have written it meanwhile, and of this one nothing is left to do then.
        let before = self.read_own(inside, &own).await?;
        // It may have begun while the file was read, and then that may be missing for a moment.
        if self.is_git_at_work(inside).await {
            return Ok(());
        }
        match self.next_write() {
            None => return Ok(()),
            Some(Write::Append { at, text }) => inside.write(&own, Some(at), text.as_bytes()).await?,
            Some(Write::Mend) => {
                let mended = self.session.peek(|incident| self.carrier.mended(incident, &before));
                inside.write(&own, None, &mended.unwrap_or_default()).await?;
            }
        }
        self.read_own(inside, &own).await?;
        Ok(())
    }

    /// The lines never wait for pictures: these come after.
    async fn carry_pictures(&mut self, inside: &Folder, names: &[String]) -> Result<(), FolderError> {
        self.pictures.look(self.session, self.id, names).await;
        self.pictures.read(self.session, self.id, inside).await;
        if self.pictures.has_to_write() && !self.is_git_at_work(inside).await {
            let _held = folder::hold(&format!("isp/folder/{}/pictures", self.id.0)).await;
            self.pictures.write(self.session, inside).await?;
        }
        Ok(())
    }

    /// Whether git is changing the files of the folder now, as far as the page can see: its lock stands in what was chosen, or
    /// in the incident's own folder.
    async fn is_git_at_work(&mut self, inside: &Folder) -> bool {
        let made = match lock_of_git(&self.root).await {
            None => lock_of_git(inside).await,
            made => made,
        };
        self.waits_for_git = self.git.observe(made, clock::now());
        self.waits_for_git
    }

    fn next_write(&mut self) -> Option<Write> {
        let Carrying { carrier, session, id, .. } = self;
        let (session, id) = (*session, *id);
        let unknown = OnceCell::new();
        let whole =
            |stamp: Stamp, text: String| unknown.get_or_init(|| session.unknown_fields(id)).join(stamp, text);
        let of_this = |incident: &Incident| {
            (incident.id() == id).then(|| carrier.next_write(incident, clock::now(), &whole))
        };
        session.peek(of_this).flatten().flatten()
    }

    async fn read_own(&mut self, inside: &Folder, own: &str) -> Result<Vec<u8>, FolderError> {
        let file = match inside.file(own).await {
            Ok(file) => file,
            Err(FolderError::Gone) => {
                self.carrier.lost_own();
                return Ok(Vec::new());
            }
            Err(error) => return Err(error),
        };
        let bytes = file.bytes(MAX_FILE_BYTES as u64 + 1).await?;
        let events = self.carrier.read(own, meta(&file), &bytes);
        self.session.arriving().take_shared(self.id, events);
        Ok(bytes)
    }

    /// How it stands.
    fn say(&mut self) -> FolderState {
        let Carrying { session, carrier, .. } = self;
        let (waiting, read, report, events) = session
            .peek(|incident| {
                let latest = carrier.latest_of_others().map(|stamp| {
                    let author = incident.state().author(stamp.replica()).unwrap_or_default();
                    let who =
                        if author.is_empty() { "others’".to_owned() } else { format!("{author}’s") };
                    (who, stamp.wall())
                });
                (carrier.missing(incident), latest, carrier.report(incident), incident.log().len())
            })
            .unwrap_or_default();
        self.events = events;
        if self.folder.files.with_untracked(|before| *before != report) {
            self.folder.files.set(report);
        }
        let written = self.carrier.own_written();
        let waiting = waiting + self.pictures.waiting();
        FolderState::Shared { written, read, waiting, events, git: self.git.said() }
    }
}

/// Keeps the fields of events that this version of the page does not know, so that they are written again with them.
pub fn keep_newer(session: Session, id: IncidentId, carrier: &mut Carrier) {
    let mut unknown = UnknownFields::default();
    for one in carrier.take_newer() {
        unknown.take_event(one.stamp, &one.read, &one.written);
    }
    session.keep_unknown_fields(id, &unknown);
}

/// When git made its lock in a clone; `None` where none stands there.
async fn lock_of_git(clone: &Folder) -> Option<i64> {
    let (folder, lock) = GIT_LOCK;
    let git = clone.folder(folder, false).await.ok()?;
    git.file(lock).await.ok().map(|file| file.modified())
}

fn meta(file: &File) -> Meta {
    Meta { size: file.size(), modified: file.modified() }
}

/// What the incident's folder holds.
#[derive(Default)]
pub struct Listed {
    /// The size and time of what may be a device's file.
    pub listing: Vec<(String, Meta)>,
    /// The file where it can be opened.
    pub files: Vec<(String, File)>,
    /// The names of files of pictures.
    pub pictures: Vec<String>,
}

/// What the incident's folder holds.
pub async fn list(inside: &Folder) -> Result<Listed, FolderError> {
    let mut listed = Listed::default();
    for name in inside.names(false).await? {
        match file_kind(&name) {
            FileKind::Foreign if picture_of(&name).is_some() => listed.pictures.push(name),
            FileKind::Temporary | FileKind::Foreign => continue,
            FileKind::NotFetched => listed.listing.push((name, Meta::default())),
            FileKind::Device(_) | FileKind::Copy => match inside.file(&name).await {
                Ok(file) => {
                    listed.listing.push((name.clone(), meta(&file)));
                    listed.files.push((name, file));
                }
                // It was taken away since it was listed.
                Err(FolderError::Gone) => {}
                Err(FolderError::NotAllowed) => return Err(FolderError::NotAllowed),
                Err(_) => listed.listing.push((name, Meta::default())),
            },
        }
    }
    Ok(listed)
}

/// Why the folder cannot be used, in words.
pub fn why(error: &FolderError) -> String {
    match error {
        FolderError::Aborted => "none was chosen".to_owned(),
        FolderError::NotAllowed => {
            "this page may not use it any more. Allow it, or choose it again".to_owned()
        }
        FolderError::Gone => "it is not where it was. Bring it back, or choose it again".to_owned(),
        FolderError::Locked => "something else holds this device’s file. It is tried again".to_owned(),
        FolderError::Full => "the disk is full. It is tried again".to_owned(),
        FolderError::Other(what) => what.clone(),
    }
}
