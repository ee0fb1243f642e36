//! The incidents in a folder: what they are called, who wrote there, and how one is taken over.

use super::carrying::{Listed, device, keep_newer, list, why};
use crate::domain::{Event, Incident, IncidentId};
use crate::folder::{Carrier, FileKind, MAX_FILE_BYTES, file_kind, incident_of, read_file};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::Anew;
use crate::ui::platform::folder::{self, Folder, FolderError};
use crate::ui::platform::{address, dialog};
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many incidents are listed, the latest first.
const LISTED: usize = 20;
/// How much of a file is read to say what the incident is called.
const HEAD_BYTES: u64 = 256 << 10;
/// How many files of an incident are looked at for that.
const LOOKED_AT: usize = 12;

/// An incident that is in a folder.
#[derive(Clone)]
pub struct Found {
    id: IncidentId,
    title: String,
    files: usize,
}

/// The latest incidents in a folder, and how many there are.
///
/// # Errors
/// [`FolderError`].
pub async fn look(root: &Folder) -> Result<(Vec<Found>, usize), FolderError> {
    let mut all: Vec<(IncidentId, String)> =
        root.names(true).await?.into_iter().filter_map(|name| Some((incident_of(&name)?, name))).collect();
    all.sort_unstable();
    all.dedup_by_key(|(id, _)| *id);
    let count = all.len();
    let mut found = Vec::new();
    for (id, name) in all.into_iter().rev().take(LISTED) {
        if let Ok(inside) = root.folder(&name, false).await
            && let Ok(one) = head(id, &inside).await
        {
            found.push(one);
        }
    }
    Ok((found, count))
}

/// What an incident's folder says of it at a glance.
async fn head(id: IncidentId, inside: &Folder) -> Result<Found, FolderError> {
    let names = inside.names(false).await?;
    let lines: Vec<String> = names
        .into_iter()
        .filter(|name| matches!(file_kind(name), FileKind::Device(_) | FileKind::Copy))
        .collect();
    let mut events: Vec<Event> = Vec::new();
    for name in lines.iter().take(LOOKED_AT) {
        if let Ok(file) = inside.file(name).await
            && let Ok(bytes) = file.bytes(HEAD_BYTES).await
            && let Ok(read) = read_file(id, &bytes)
        {
            events.extend(read.events.into_iter().map(|(event, _)| event));
        }
    }
    let title = Incident::replay(id, events).state().title.clone();
    Ok(Found { id, title, files: lines.len() })
}

/// All that the folder says of an incident, and what of it could not be read.
///
/// # Errors
/// [`FolderError`].
async fn read_all(
    session: Session,
    root: &Folder,
    id: IncidentId,
) -> Result<(Incident, Carrier), FolderError> {
    let names = root.names(true).await?;
    let mut events: Vec<Event> = Vec::new();
    let mut carrier = Carrier::new(id, device(session));
    for name in names.iter().filter(|name| incident_of(name) == Some(id)) {
        let inside = root.folder(name, false).await?;
        let Listed { listing, files, .. } = list(&inside).await?;
        let wanted = carrier.listed(&listing);
        for (name, file) in files.iter().filter(|(name, _)| wanted.contains(name)) {
            let meta =
                listing.iter().find(|(listed, _)| listed == name).map(|(_, meta)| *meta).unwrap_or_default();
            if let Ok(bytes) = file.bytes(MAX_FILE_BYTES as u64 + 1).await {
                events.extend(carrier.read(name, meta, &bytes));
            }
        }
    }
    Ok((Incident::replay(id, events), carrier))
}

/// The list, with a way to open each.
#[component]
pub fn FoundList(
    shell: Shell,
    root: StoredValue<Option<Folder>, LocalStorage>,
    found: RwSignal<Vec<Found>>,
    /// What went wrong.
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let rows =
        move || found.get().into_iter().map(|one| view! { <Row shell root one refused /> }).collect_view();
    view! {
        <ul class="folder-list" role="list" aria-label="Incidents in the folder">
            <Anew>{rows()}</Anew>
        </ul>
    }
}

#[component]
fn Row(
    shell: Shell,
    root: StoredValue<Option<Folder>, LocalStorage>,
    one: Found,
    refused: RwSignal<Option<String>>,
) -> impl IntoView {
    let session = shell.session;
    let Found { id, title, files } = one;
    let is_open = session.peek(Incident::id) == Some(id);
    let (is_here, is_shared) = (session.has(id), shell.folder.is_shared(session, id));
    let name = if title.is_empty() { "Untitled incident".to_owned() } else { title };
    let of = if files == 1 { "1 file".to_owned() } else { format!("{files} files") };
    let at = id.0.wall().utc();
    let about = format!("{} {} UTC, {of}", at.date(), at.clock());
    let does = match (is_here, is_shared) {
        (true, true) => "Open",
        (true, false) => "Merge and share",
        (false, _) => "Open and share",
    };
    let take = move || {
        spawn_local(async move {
            if let Some(root) = root.get_value()
                && let Err(error) = take_over(shell, &root, id).await
            {
                refused.set(Some(format!("It was not opened: {}. Nothing was changed.", why(&error))));
            }
        });
    };
    let label = format!("{does}: {name}");
    view! {
        <li class="folder-row">
            <span class="folder-what">
                <b dir="auto" translate="no">
                    {name}
                </b>
                <span class="meta">{about}</span>
            </span>
            {if is_open && is_shared {
                view! { <span class="meta">"open here"</span> }.into_any()
            } else {
                view! {
                    <Button class="outline small" press=clicked(take) attr:aria-label=label>
                        {does}
                    </Button>
                }
                    .into_any()
            }}
        </li>
    }
}

/// Takes in an incident of the folder, and shares it from now on.
async fn take_over(shell: Shell, root: &Folder, id: IncidentId) -> Result<(), FolderError> {
    let session = shell.session;
    let (copy, mut carrier) = read_all(session, root, id).await?;
    if copy.log().is_empty() && !session.has(id) {
        return Err(FolderError::Other("no entry in it can be read yet".to_owned()));
    }
    if !session.arriving().take_in(id, &copy).await {
        return Err(FolderError::Other("another incident is being taken in at the moment".to_owned()));
    }
    keep_newer(session, id, &mut carrier);
    folder::keep(&id.0.to_string(), Some(root)).await;
    shell.folder.share(session, id, &root.name());
    dialog::close();
    address::go_to(Some(id));
    session.route().follow_address();
    let events = copy.log().len();
    let count = if events == 1 { "1 event".to_owned() } else { format!("{events} events") };
    session.say(&format!("Read {count} from the folder {}/.", root.name()));
    Ok(())
}
