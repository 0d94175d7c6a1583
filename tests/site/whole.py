"""When a page is whole: nothing of it waits to be laid out any more."""

WHOLE = "!document.querySelector('.pieces .later')"
