// In a table with data-rows the arrows go from row to row: to the same link or control of the next one.
const steps = { ArrowDown: 1, ArrowUp: -1 }

document.addEventListener('keydown', event => {
  const step = steps[event.key]
  const row = event.target.closest?.('table[data-rows] tbody tr')
  if (!step || !row || event.altKey || event.ctrlKey || event.metaKey || event.target.matches('input, select, textarea')) {
    return
  }
  const stops = within => [...within.querySelectorAll('a[href], button')]
  const rows = [...row.parentElement.rows].filter(other => stops(other).length > 0)
  const next = rows[rows.indexOf(row) + step]
  if (next) {
    const place = stops(row).indexOf(event.target)
    const targets = stops(next)
    targets[Math.min(place, targets.length - 1)].focus()
    event.preventDefault()
  }
})
