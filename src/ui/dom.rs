//! Elements of the page, made at once and kept true by effects.
//!
//! Leptos' own renderer compiles an element's building, comparing and unmounting anew for every
//! shape of it. Here there is one shape: a builder over the real element, with Leptos' signals and
//! owners underneath. `docs/size.md` has the measure.

use crate::ui::focus::{Near, Place};
use crate::ui::reactive::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Node};

/// A part of the page: nothing, an element, a text, or a fragment of several.
#[derive(Clone)]
pub struct View(Option<Node>);

impl View {
    /// Nothing.
    pub fn none() -> View {
        View(None)
    }

    /// Its node, which is an empty text where there is nothing.
    pub fn into_node(self) -> Node {
        self.0.unwrap_or_else(|| document().create_text_node("").into())
    }
}

/// Several parts in a row.
pub fn many(parts: impl IntoIterator<Item = View>) -> View {
    let fragment: Node = document().create_document_fragment().into();
    parts.into_iter().for_each(|part| append(&fragment, part));
    View(Some(fragment))
}

/// Puts a part at the end of a node.
pub fn append(parent: &Node, part: View) {
    let Some(node) = part.0 else { return };
    warn_unless(parent.append_child(&node).is_ok());
}

/// The page's own elements take what the page gives them; where one does not, the console says so.
pub fn warn_unless(it: bool) {
    if !it {
        leptos_dom::warn!("the document refused a change");
    }
}

/// Words that stay, or words that follow a signal.
pub enum Words {
    /// They stay, and stand in the program.
    Fixed(&'static str),
    /// They stay.
    Made(String),
    /// They follow.
    Following(Signal<String>),
}

impl From<&'static str> for Words {
    fn from(words: &'static str) -> Words {
        Words::Fixed(words)
    }
}

impl From<String> for Words {
    fn from(words: String) -> Words {
        Words::Made(words)
    }
}

impl From<Signal<String>> for Words {
    fn from(words: Signal<String>) -> Words {
        Words::Following(words)
    }
}

impl From<RwSignal<String>> for Words {
    fn from(words: RwSignal<String>) -> Words {
        Words::Following(words.into())
    }
}

impl Words {
    /// Tells `change` the words now, and again whenever they are other ones.
    fn tell(self, change: impl Fn(&str) + 'static) {
        match self {
            Words::Fixed(words) => change(words),
            Words::Made(words) => change(&words),
            Words::Following(words) => follow(move || words.with(|words| change(words))),
        }
    }
}

impl<T: Into<Words>> From<T> for View {
    fn from(words: T) -> View {
        match words.into() {
            Words::Fixed(words) => View(Some(document().create_text_node(words).into())),
            Words::Made(words) => View(Some(document().create_text_node(&words).into())),
            Words::Following(words) => live_text(words),
        }
    }
}

/// A text that follows a signal, between two marks. A browser that translates the page wraps its node in elements of
/// its own, or takes it away for another one: whatever stands between the marks then makes way for the words now.
fn live_text(words: Signal<String>) -> View {
    let empty = || -> Node { document().create_text_node("").into() };
    let (start, end, text) = (empty(), empty(), document().create_text_node(""));
    let all = many([start.clone(), text.clone().into(), end.clone()].map(|node| View(Some(node))));
    follow(move || {
        words.with(|words| text.set_data(words));
        if text.previous_sibling().as_ref() != Some(&start) || text.next_sibling().as_ref() != Some(&end) {
            put_back(&start, &text, &end);
        }
    });
    all
}

/// Puts a node between two others again, in place of what stands there.
fn put_back(start: &Node, node: &Node, end: &Node) {
    let Some(parent) = end.parent_node() else { return };
    while let Some(other) = start.next_sibling().filter(|other| other != end) {
        warn_unless(parent.remove_child(&other).is_ok());
    }
    warn_unless(parent.insert_before(node, Some(end)).is_ok());
}

impl From<El> for View {
    fn from(element: El) -> View {
        View(Some(element.0.into()))
    }
}

impl From<Vec<View>> for View {
    fn from(parts: Vec<View>) -> View {
        many(parts)
    }
}

impl From<Option<View>> for View {
    fn from(part: Option<View>) -> View {
        part.unwrap_or_else(View::none)
    }
}

/// Runs now and whenever what it reads changes, for as long as the owner lives.
pub fn follow(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}

/// Where an element can be found once it was made. Copies are the same place.
#[derive(Clone, Copy)]
pub struct NodeRef(StoredValue<Option<HtmlElement>, LocalStorage>);

impl NodeRef {
    /// Empty.
    pub fn new() -> NodeRef {
        NodeRef(StoredValue::new_local(None))
    }

    /// The element; `None` before it was made, and once its part of the page is gone.
    pub fn get(self) -> Option<HtmlElement> {
        self.0.try_get_value().flatten()
    }

    /// Moves the focus there.
    pub fn focus(self) {
        self.get().iter().for_each(|element| warn_unless(element.focus().is_ok()));
    }
}

/// What happens on an event of an element.
pub type Handler = Box<dyn FnMut(Event)>;

/// An element that is being made.
pub struct El(Element);

/// An element with that tag.
pub fn el(tag: &'static str) -> El {
    #[expect(clippy::expect_used, reason = "every tag stands in the program and is a valid name")]
    let element = El(document().create_element(tag).expect("a valid tag"));
    match tag {
        // What is typed runs as its script does.
        "input" | "textarea" => element.attr("dir", "auto"),
        _ => element,
    }
}

/// An element of a picture with that tag.
pub fn svg(tag: &str) -> El {
    #[expect(clippy::expect_used, reason = "every tag stands in the program and is a valid name")]
    El(document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag).expect("a valid tag"))
}

impl El {
    /// Its class.
    pub fn class(self, words: impl Into<Words>) -> El {
        self.attr("class", words)
    }

    /// An attribute.
    pub fn attr(self, name: &'static str, words: impl Into<Words>) -> El {
        self.set(name, words.into())
    }

    /// It holds words as a person wrote them: they run as their script does, and no translator touches them.
    pub fn verbatim(self) -> El {
        self.attr("dir", "auto").attr("translate", "no")
    }

    /// An attribute that is there while it is so.
    pub fn flag(self, name: &'static str, is_so: impl Into<Signal<bool>>) -> El {
        self.switch(name, is_so.into())
    }

    /// Its value, as a property; what is typed in it stays until the words change.
    pub fn value(self, words: impl Into<Words>) -> El {
        self.keep_value(words.into())
    }

    /// Whether it is checked, as a property.
    pub fn checked(self, is_so: Signal<bool>) -> El {
        let input = self.0.clone().unchecked_into::<HtmlInputElement>();
        follow(move || input.set_checked(is_so.get()));
        self
    }

    /// What happens on an event.
    pub fn on(self, event: &'static str, act: Handler) -> El {
        let closure = Closure::<dyn FnMut(Event)>::wrap(act).into_js_value();
        warn_unless(self.0.add_event_listener_with_callback(event, closure.unchecked_ref()).is_ok());
        self
    }

    /// One more child.
    pub fn child(self, part: impl Into<View>) -> El {
        append(&self.0, part.into());
        self
    }

    /// Where it can be found later.
    pub fn node_ref(self, node: NodeRef) -> El {
        node.0.set_value(Some(self.0.clone().unchecked_into()));
        self
    }

    /// The finished part of the page.
    pub fn view(self) -> View {
        self.into()
    }

    fn set(self, name: &'static str, words: Words) -> El {
        let element = self.0.clone();
        words.tell(move |words| warn_unless(element.set_attribute(name, words).is_ok()));
        self
    }

    fn switch(self, name: &'static str, is_so: Signal<bool>) -> El {
        let element = self.0.clone();
        follow(move || {
            let is_so = is_so.get();
            // What is hidden loses the focus as what goes does.
            let place = if is_so && name == "hidden" { Place::of(&element) } else { None };
            warn_unless(element.toggle_attribute_with_force(name, is_so).is_ok());
            place.into_iter().for_each(|place| place.settle(None, Near::After));
        });
        self
    }

    fn keep_value(self, words: Words) -> El {
        // Every element that has a value has it under this name; none is cast before it is asked.
        let input = self.0.clone().unchecked_into::<HtmlInputElement>();
        words.tell(move |words| {
            // Setting the same words again would move the caret.
            if input.value() != words {
                input.set_value(words);
            }
        });
        self
    }
}
