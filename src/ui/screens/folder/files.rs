//! Who is in the incident's folder: a line a file, with what is wrong with it, and redacted words that still stand in one.

use super::carrying::why;
use crate::domain::{Incident, IncidentId};
use crate::folder::{FileReport, MAX_FILE_BYTES, erased, folder_name};
use crate::ui::kit::button::Button;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Anew, Shown};
use crate::ui::kit::signals::flag;
use crate::ui::platform::folder::{self, FolderError};
use crate::ui::state::session::Session;
use crate::ui::state::shell::Shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many files are listed.
const LISTED: usize = 50;

/// The files of the incident, this device's own first.
#[component]
pub fn FileList(shell: Shell, id: IncidentId) -> impl IntoView {
    let files = shell.folder.files;
    let rows = move || {
        let (all, session) = (files.get(), shell.session);
        let beyond = all.len().saturating_sub(LISTED);
        let beyond = (beyond > 0).then(|| view! { <li class="meta">{format!("and {beyond} more")}</li> });
        let rows = all.iter().take(LISTED).map(|file| row(session, file)).collect_view();
        view! {
            {rows}
            {beyond}
        }
    };
    let left = flag(move || files.with(|all| all.iter().any(|file| file.redacted > 0 && !file.is_own)));
    view! {
        <ul class="folder-list" role="list" aria-label="Who is in the folder">
            <Anew>{rows()}</Anew>
        </ul>
        <Shown when=left>
            <div class="notice warn" role="status">
                <span>
                    "Words that were redacted still stand in files of others. Each device erases them in its own file when it reads of it; a device that stays away, and a copy that nobody writes, does not."
                </span>
                <Button class="outline small" press=clicked(move || erase_there(shell, id))>
                    "Erase them there too"
                </Button>
            </div>
        </Shown>
    }
}

fn row(session: Session, file: &FileReport) -> impl IntoView + use<> {
    let names = session.peek(|incident| {
        let mut names: Vec<String> = Vec::new();
        for name in file.replicas.iter().filter_map(|replica| incident.state().author(*replica)) {
            if !name.is_empty() && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        names.join(", ")
    });
    let who = match (file.is_own, file.is_copy, names.unwrap_or_default()) {
        (true, _, _) => "This device".to_owned(),
        (false, true, _) => "A copy that something made".to_owned(),
        (false, false, names) if names.is_empty() => "Another device, no name given".to_owned(),
        (false, false, names) => names,
    };
    let events = if file.events == 1 { "1 event".to_owned() } else { format!("{} events", file.events) };
    let last = file.last.map(|stamp| format!(", the last of {} UTC", stamp.wall().utc().clock()));
    let redacted = match file.redacted {
        0 => None,
        1 => Some("words of 1 redacted event still stand in it".to_owned()),
        many => Some(format!("words of {many} redacted events still stand in it")),
    };
    let problems: Vec<String> = [Some(file.problem.clone()).filter(|problem| !problem.is_empty()), redacted]
        .into_iter()
        .flatten()
        .collect();
    let about = format!("{events}{}", last.unwrap_or_default());
    view! {
        <li class="folder-row">
            <span class="folder-what">
                <b dir="auto" translate="no">
                    {who}
                </b>
                <span class="meta">{about}</span>
                <span class="meta folder-path" translate="no">
                    {file.name.clone()}
                </span>
                {(!problems.is_empty()).then(|| view! { <span class="folder-problem">{problems.join("; ")}</span> })}
            </span>
        </li>
    }
}

/// Erases redacted words in the files of others, because somebody asked for it.
fn erase_there(shell: Shell, id: IncidentId) {
    let files = shell.folder.files.get_untracked();
    let wanted: Vec<String> =
        files.into_iter().filter(|file| file.redacted > 0 && !file.is_own).map(|file| file.name).collect();
    spawn_local(async move {
        let mut left = Vec::new();
        for name in &wanted {
            if let Err(error) = erase_in(shell.session, id, name).await {
                left.push(format!("{name}: {}", why(&error)));
            }
        }
        shell.folder.press();
        shell.session.say(&match left.is_empty() {
            true => "Erased in the folder. What a synchroniser keeps of former versions, and what others have copied, is theirs.".to_owned(),
            false => format!("Not erased everywhere: {}.", left.join("; ")),
        });
    });
}

async fn erase_in(session: Session, id: IncidentId, name: &str) -> Result<(), FolderError> {
    let root = folder::kept(&id.0.to_string()).await.ok_or(FolderError::Gone)?;
    let inside = root.folder(&folder_name(id), false).await?;
    let bytes = inside.file(name).await?.bytes(MAX_FILE_BYTES as u64 + 1).await?;
    let without =
        session.peek(|incident: &Incident| (incident.id() == id).then(|| erased(incident, &bytes))).flatten();
    match without {
        Some(without) => inside.write(name, None, &without).await,
        None => Ok(()),
    }
}
