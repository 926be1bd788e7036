// What has to be scrolled sideways (at high zoom) can be reached by keyboard; what has not is no stop on the way.
const widths = new ResizeObserver(entries => entries.forEach(entry => mark(entry.target)))

function mark(scroller) {
  if (scroller.scrollWidth > scroller.clientWidth) {
    scroller.tabIndex = 0
  } else {
    scroller.removeAttribute('tabindex')
  }
}

function observe(within) {
  within.querySelectorAll('.table, .timeline, .prose').forEach(scroller => widths.observe(scroller))
}

observe(document)
document.addEventListener('htmx:afterSettle', () => observe(document))
