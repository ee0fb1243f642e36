//! The kinds of entries beside the box: four are in sight, the rest is one press away. What one uses comes into sight once it
//! was added, and what was not used for the longest time makes way: while one types nothing moves.

use crate::domain::capture::Kind;
use crate::domain::{Leaning, Stamp};
use crate::ui::kit::field::shows;
use crate::ui::kit::handlers::clicked;
use crate::ui::kit::show::{Each, Key};
use crate::ui::kit::signals::{aria, boxed_keys, flag, text};
use crate::ui::state::session::Session;
use leptos::prelude::*;

/// Where it is remembered which kinds were used last, by their names.
const USED: &str = "kinds-used";

/// How many stand beside **Note**, which always does.
const BESIDE: usize = 3;

/// What is in sight for who has used none of them yet.
const AT_FIRST: [Kind; BESIDE] = [Kind::Question, Kind::Theory, Kind::Change];

/// The kinds that were used last on this device, the last one first. Copies are the same ones.
#[derive(Clone, Copy)]
pub struct OfferedKinds {
    session: Session,
    used: RwSignal<Vec<Kind>>,
}

impl OfferedKinds {
    /// As this device remembers them.
    pub fn new(session: Session) -> OfferedKinds {
        OfferedKinds { session, used: RwSignal::new(remembered(session)) }
    }

    fn is_in_sight(self, kind: Kind) -> bool {
        self.used.with(|used| in_sight(used).contains(&kind))
    }

    /// Those in sight, or the others, in the order in which kinds always stand, so that one that comes into sight moves as
    /// little as can be.
    fn in_order(self, in_sight: bool) -> Vec<Key> {
        let places = (0..Kind::ALL.len()).filter(|place| self.is_in_sight(Kind::ALL[*place]) == in_sight);
        places.map(|place| Key { id: Stamp::FIRST, part: place as u64 }).collect()
    }

    /// Something of that kind was added.
    pub fn used(self, kind: Kind) {
        let is_first = self.used.with_untracked(|used| used.first() == Some(&kind));
        if kind == Kind::Note || is_first {
            return;
        }
        // Another tab may have used others meanwhile.
        let mut used = remembered(self.session);
        used.retain(|other| *other != kind);
        used.insert(0, kind);
        used.truncate(BESIDE);
        self.used.set(used);
        let names = self
            .used
            .with_untracked(|used| used.iter().map(|kind| kind.name()).collect::<Vec<&str>>().join(","));
        self.session.remember(USED, &names);
    }
}

fn remembered(session: Session) -> Vec<Kind> {
    let kept = session.recall(USED).unwrap_or_default();
    kept.split(',').filter_map(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name)).collect()
}

/// The kinds in sight beside **Note**: those that were used last, then those that are there at first.
fn in_sight(used: &[Kind]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Note];
    for kind in used.iter().copied().chain(AT_FIRST) {
        if !kinds.contains(&kind) && kinds.len() <= BESIDE {
            kinds.push(kind);
        }
    }
    kinds
}

/// The buttons. One that is chosen, or whose sign is typed, comes behind those in sight and **More**, so that none of these
/// moves.
#[component]
pub fn KindButtons(
    offered: OfferedKinds,
    /// The kind that is chosen, or that the words begin with.
    shown: Signal<Kind>,
    choose: Callback<Kind>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let choose = Callback::new(move |kind| {
        is_open.set(false);
        choose.run(kind);
    });
    let button = move |kind: Kind| {
        let is_away = flag(move || {
            let (open, is_shown) = (is_open.get(), shown.get() == kind);
            !offered.is_in_sight(kind) && !open && !is_shown
        });
        view! { <KindButton kind is_shown=aria(move || shown.get() == kind) is_away choose /> }.into_any()
    };
    let item = move |key: Key| {
        let kind = usize::try_from(key.part).ok().and_then(|place| Kind::ALL.get(place).copied());
        kind.map(button).into_any()
    };
    let name = text(move || if is_open.get() { "Fewer kinds".to_owned() } else { "More kinds".to_owned() });
    let sign = text(move || if is_open.get() { "Fewer".to_owned() } else { "More".to_owned() });
    view! {
        <div class="kinds" role="group" aria-label="Kind of entry">
            <Each keys=boxed_keys(Box::new(move || offered.in_order(true))) item />
            <button
                type="button"
                class="kind-button"
                aria-label=name
                aria-expanded=aria(move || is_open.get())
                on:click=clicked(move || is_open.update(|open| *open = !*open))
            >
                <span use:shows=sign></span>
            </button>
            <Each keys=boxed_keys(Box::new(move || offered.in_order(false))) item />
        </div>
    }
}

#[component]
fn KindButton(
    kind: Kind,
    /// Whether it is the one that is chosen, or that the words begin with.
    is_shown: Signal<String>,
    /// Whether it is not in sight.
    is_away: Signal<bool>,
    choose: Callback<Kind>,
) -> impl IntoView {
    let sign = kind.sign().map(|sign| if sign == '-' { '−' } else { sign });
    let sign = sign.map(|sign| view! { <kbd aria-hidden="true">{sign.to_string()}</kbd> });
    view! {
        <button
            type="button"
            class="kind-button"
            id=kind_id(kind)
            aria-pressed=is_shown
            hidden=is_away
            on:click=clicked(move || choose.run(kind))
        >
            {sign}
            {kind.name()}
        </button>
    }
}

/// The id of a kind's button.
pub fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Note => "kind-note",
        Kind::Question => "kind-question",
        Kind::Theory => "kind-theory",
        Kind::Evidence(Leaning::Against) => "kind-against",
        Kind::Evidence(_) => "kind-for",
        Kind::Finding => "kind-finding",
        Kind::Decision => "kind-decision",
        Kind::Change => "kind-change",
        Kind::Action => "kind-action",
    }
}
