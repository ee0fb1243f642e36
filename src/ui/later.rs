//! What is not needed to work on an incident, in a part of its own that follows by itself: export, import, debrief, settings.
//! What is asked for before it has arrived is done when it comes.

use super::debrief;
use super::dom::View;
use super::export_menu::{Format, hand_out};
use super::import::{Importing, import_panel, read};
use super::incident_screen::ShownPane;
use super::reactive::*;
use super::remade::remade;
use super::session::Session;
use super::settings_dialog::settings_dialog;
use super::shell::Shell;
use crate::export::NamedPicture;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::HtmlInputElement;

/// What the part can do.
pub trait Later {
    /// Hands out the record as a file.
    fn hand_out(&self, session: Session, format: Format, pictures: &[NamedPicture]);
    /// The region **Debrief**.
    fn debrief(&self, session: Session, shown: ShownPane) -> View;
    /// Reads a file that was chosen for import.
    fn import(&self, importing: Importing, field: HtmlInputElement);
    /// What such a file brings, or why it cannot be read.
    fn import_panel(&self, session: Session, importing: Importing) -> View;
    /// What is in the dialog **Settings**.
    fn settings(&self, shell: Shell) -> View;
}

type Act = Box<dyn FnOnce(&dyn Later)>;

/// The part, or what waits for it.
enum Part {
    Waiting(Vec<Act>),
    There(Rc<dyn Later>),
}

thread_local! {
    static PART: RefCell<Part> = const { RefCell::new(Part::Waiting(Vec::new())) };
    static IS_THERE: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

fn part() -> Option<Rc<dyn Later>> {
    PART.with_borrow(|part| match part {
        Part::There(later) => Some(Rc::clone(later)),
        Part::Waiting(_) => None,
    })
}

/// A part of the page that is there as soon as this is.
pub fn view(make: impl Fn(&dyn Later) -> View + 'static) -> View {
    remade(move || {
        IS_THERE.with(|is_there| is_there.track());
        part().map_or_else(View::none, |later| untrack(|| make(&*later)))
    })
}

/// Does something with it, now or when it comes.
pub fn run(act: impl FnOnce(&dyn Later) + 'static) {
    match part() {
        Some(later) => act(&*later),
        None => PART.with_borrow_mut(|part| {
            if let Part::Waiting(acts) = part {
                acts.push(Box::new(act));
            }
        }),
    }
}

/// It is there: what waits for it is done.
pub fn begin() {
    let later: Rc<dyn Later> = Rc::new(Everything);
    let before = PART.replace(Part::There(Rc::clone(&later)));
    IS_THERE.with(|is_there| is_there.set(true));
    if let Part::Waiting(acts) = before {
        acts.into_iter().for_each(|act| act(&*later));
    }
}

struct Everything;

impl Later for Everything {
    fn hand_out(&self, session: Session, format: Format, pictures: &[NamedPicture]) {
        hand_out(session, format, pictures);
    }

    fn debrief(&self, session: Session, shown: ShownPane) -> View {
        debrief::region(session, shown)
    }

    fn import(&self, importing: Importing, field: HtmlInputElement) {
        spawn_local(read(importing, field));
    }

    fn import_panel(&self, session: Session, importing: Importing) -> View {
        import_panel(session, importing)
    }

    fn settings(&self, shell: Shell) -> View {
        settings_dialog(shell)
    }
}
