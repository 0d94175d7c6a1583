/* Before anything below is painted: whoever comes with a code sees nothing move, for what the filter will hide does not appear first. */
if (/[?&]c=./.test(location.search)) document.documentElement.classList.add("codes-asked");
