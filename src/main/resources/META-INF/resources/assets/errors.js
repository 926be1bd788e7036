// When a part of the page cannot be fetched, one sentence at the top says so; what was typed stays where it is.
const sentences = {
  0: 'The server does not answer. Nothing was lost on this page: try again in a moment.',
  401: 'You were signed out. Sign in again in another tab, then go on here.',
  403: 'You may not do this.',
  404: 'This is no longer here.'
}

function tell(status) {
  const trouble = document.querySelector('#trouble')
  trouble.replaceChildren()
  const box = document.createElement('div')
  box.className = 'finding error'
  const word = document.createElement('strong')
  word.textContent = '⚠ Not done'
  const sentence = document.createElement('span')
  sentence.textContent = sentences[status] ?? 'The server met an error. Nothing was changed.'
  box.append(word, sentence)
  trouble.append(box)
}

document.addEventListener('htmx:responseError', event => tell(event.detail.xhr.status))
document.addEventListener('htmx:sendError', () => tell(0))
document.addEventListener('htmx:timeout', () => tell(0))
document.addEventListener('htmx:afterRequest', event => {
  if (event.detail.successful) {
    document.querySelector('#trouble').replaceChildren()
  }
})
