// Shortcuts of the whole product. Function keys or a modifier only (WCAG 2.1.4); /help lists them.
const shortcuts = {
  'Control+k': () => focus('#search'),
  'Meta+k': () => focus('#search'),
  'F1': () => document.querySelector('#help')?.click(),
  'Alt+h': () => document.querySelector('.brand')?.click(),
  'Escape': closeMenus
}

function focus(selector) {
  const field = document.querySelector(selector)
  field?.focus()
  field?.select()
}

function closeMenus() {
  for (const menu of document.querySelectorAll('.bar details[open]')) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
  return 'go on'
}

document.addEventListener('keydown', event => {
  const pressed = [event.ctrlKey && 'Control', event.metaKey && 'Meta', event.altKey && 'Alt', event.key]
    .filter(Boolean).join('+')
  if (shortcuts[pressed] && shortcuts[pressed]() !== 'go on') {
    event.preventDefault()
  }
})

document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('.bar details[open]')) {
    if (!menu.contains(event.target)) {
      menu.open = false
    }
  }
})
