//! The grammar of `html!`. These macros read markup from left to right and turn it into method
//! calls on a `Markup`, which builds Yew nodes. Only `html!` in `ui::markup` uses them.

/// Turns markup into calls on `$page`, which is a `Markup`. Each rule turns the first piece of the
/// input into a call and passes the rest to the next rule.
macro_rules! markup {
    ($page:ident) => {};
    ($page:ident { $($inside:tt)* } $($rest:tt)*) => {
        $crate::ui::html::Inside::write($($inside)*, &mut $page);
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident <> $($rest:tt)*) => {
        $page.open("", &[]);
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident < / > $($rest:tt)*) => {
        $page.close("");
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident < / $name:ident > $($rest:tt)*) => {
        $page.close(stringify!($name));
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident < / @ > $($rest:tt)*) => {
        $page.end();
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident < @ { $($name:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($page ($($name)*) [] [] $($rest)*);
    };
    ($page:ident < $name:ident $($rest:tt)*) => {
        $crate::ui::html::element!($page (stringify!($name)) [] [] $($rest)*);
    };
    ($page:ident if $($rest:tt)*) => {
        $crate::ui::html::choice!($page [] [if] $($rest)*);
    };
    ($page:ident for $item:pat in $($rest:tt)*) => {
        $crate::ui::html::each!($page $item, [] $($rest)*);
    };
}
pub(crate) use markup;

/// Handles an opening tag. `Markup::open` takes all attribute names as one list. Therefore the
/// names are first collected in `$keys`, and the calls that set the values are collected in `$set`.
macro_rules! element {
    ($page:ident $name:tt [$($key:expr,)*] [$($set:tt)*] > $($rest:tt)*) => {
        $page.open($name, &[$($key),*]);
        $($set)*
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident $name:tt [$($key:expr,)*] [$($set:tt)*] / > $($rest:tt)*) => {
        $page.open($name, &[$($key),*]);
        $($set)*
        $page.end();
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident $name:tt $keys:tt [$($set:tt)*] key={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($page $name $keys
            [$($set)* $crate::ui::html::Name::write($($value)*, &mut $page);] $($rest)*);
    };
    ($page:ident $name:tt $keys:tt [$($set:tt)*] checked={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($page $name $keys [$($set)* $page.checked($($value)*);] $($rest)*);
    };
    ($page:ident $name:tt $keys:tt [$($set:tt)*] value={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($page $name $keys [$($set)* $page.filled(&$($value)*);] $($rest)*);
    };
    ($page:ident $name:tt $keys:tt $set:tt onchange={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@hear onchange $page $name $keys $set { $($value)* } $($rest)*);
    };
    ($page:ident $name:tt $keys:tt $set:tt onclick={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@hear onclick $page $name $keys $set { $($value)* } $($rest)*);
    };
    ($page:ident $name:tt $keys:tt $set:tt onclose={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@hear onclose $page $name $keys $set { $($value)* } $($rest)*);
    };
    ($page:ident $name:tt $keys:tt $set:tt onsubmit={ $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!(@hear onsubmit $page $name $keys $set { $($value)* } $($rest)*);
    };
    ($page:ident $name:tt [$($keys:tt)*] $set:tt $key:ident = $value:tt $($rest:tt)*) => {
        $crate::ui::html::element!(@set $page $name
            [$($keys)* stringify!($key),] $set $value $($rest)*);
    };
    ($page:ident $name:tt [$($keys:tt)*] $set:tt $key:ident - $more:ident = $value:tt $($rest:tt)*) => {
        $crate::ui::html::element!(@set $page $name
            [$($keys)* concat!(stringify!($key), "-", stringify!($more)),] $set $value $($rest)*);
    };
    (@set $page:ident $name:tt $keys:tt [$($set:tt)*] { $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($page $name $keys
            [$($set)* $crate::ui::html::Attribute::write($($value)*, &mut $page);] $($rest)*);
    };
    (@set $page:ident $name:tt $keys:tt [$($set:tt)*] $value:literal $($rest:tt)*) => {
        $crate::ui::html::element!($page $name $keys
            [$($set)* $crate::ui::html::Attribute::write($value, &mut $page);] $($rest)*);
    };
    (@hear $event:ident $page:ident $name:tt $keys:tt [$($set:tt)*] { $($value:tt)* } $($rest:tt)*) => {
        $crate::ui::html::element!($page $name $keys
            [$($set)* $page.heard(yew::virtual_dom::ListenerKind::$event, $($value)*);] $($rest)*);
    };
}
pub(crate) use element;

/// Handles `if` with all its `else` branches. The condition is everything before the first brace.
macro_rules! choice {
    ($page:ident [$($before:tt)*] [$($condition:tt)*] { $($inside:tt)* } else if $($rest:tt)*) => {
        $crate::ui::html::choice!($page
            [$($before)* $($condition)* { $crate::ui::html::markup!($page $($inside)*); } else]
            [if] $($rest)*);
    };
    ($page:ident [$($before:tt)*] [$($condition:tt)*] { $($inside:tt)* } else { $($other:tt)* } $($rest:tt)*) => {
        $page.open("", &[]);
        $($before)* $($condition)* {
            $crate::ui::html::markup!($page $($inside)*);
        } else {
            $crate::ui::html::markup!($page $($other)*);
        }
        $page.close("");
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident [$($before:tt)*] [$($condition:tt)*] { $($inside:tt)* } $($rest:tt)*) => {
        $page.open("", &[]);
        $($before)* $($condition)* {
            $crate::ui::html::markup!($page $($inside)*);
        }
        $page.close("");
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident $before:tt [$($condition:tt)*] $more:tt $($rest:tt)*) => {
        $crate::ui::html::choice!($page $before [$($condition)* $more] $($rest)*);
    };
}
pub(crate) use choice;

/// Handles `for`. The iterator expression is everything before the first brace.
macro_rules! each {
    ($page:ident $item:pat, [$($all:tt)*] { $($inside:tt)* } $($rest:tt)*) => {
        $page.open("", &[]);
        for $item in $($all)* {
            $crate::ui::html::markup!($page $($inside)*);
        }
        $page.close("");
        $crate::ui::html::markup!($page $($rest)*);
    };
    ($page:ident $item:pat, [$($all:tt)*] $more:tt $($rest:tt)*) => {
        $crate::ui::html::each!($page $item, [$($all)* $more] $($rest)*);
    };
}
pub(crate) use each;
