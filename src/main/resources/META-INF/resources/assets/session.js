// A session ends when nothing was asked for a while. Two minutes before, the page asks whether to go on. Afterwards it hides
// what it shows and lets the same person sign in again right here: what was typed stays where it is.
const session = document.querySelector('meta[name="session"]')
const dialog = document.querySelector('#session')
const WARNING = 120_000
const CHANNEL = 'accession-session'
const HTML = { Accept: 'text/html' }

if (session && dialog) {
  let limit = Date.now() + Number(session.dataset.left) * 1000
  const windows = new BroadcastChannel(CHANNEL)
  let ends
  let over = false

  const seen = () => {
    ends = Math.min(Date.now() + Number(session.content) * 1000, limit)
  }

  // Any window of the browser keeps all of them signed in.
  const asked = () => {
    seen()
    windows.postMessage('asked')
  }

  const show = state => {
    dialog.classList.toggle('over', state === 'over')
    dialog.querySelector('#session-title').textContent = state === 'over' ? 'Sign in to go on' : 'Are you still there?'
    dialog.querySelector('.warning').hidden = state === 'over'
    dialog.querySelector('.again').hidden = state !== 'over'
    if (!dialog.open) {
      dialog.showModal()
    }
  }

  const goOn = () => {
    over = false
    dialog.classList.remove('over')
    dialog.querySelector('.again').replaceChildren()
    dialog.close()
  }

  const again = () => {
    const button = document.createElement('button')
    button.textContent = 'Try again'
    button.addEventListener('click', askWho)
    return button
  }

  const answered = async response => {
    if (response.ok && new URL(response.url).pathname === '/session') {
      const going = await response.json()
      if (going.person !== session.dataset.person) {
        location.assign('/') // somebody else: this page is not theirs
        return
      }
      limit = Date.now() + Number(going.left) * 1000
      goOn()
      asked()
      return
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const form = page.querySelector('main form')
    const refusal = page.querySelector('main [role="alert"]')
    dialog.querySelector('.again').replaceChildren(...(refusal && form ? [refusal] : []), form ?? again())
    dialog.querySelector('.again [autofocus], .again input:not([type="hidden"])')?.focus()
  }

  const end = async () => {
    if (over) {
      return
    }
    over = true
    show('over')
    await askWho()
  }

  const askWho = async () => {
    try {
      await answered(await fetch('/sign-in?next=/session', { headers: HTML }))
    } catch {
      dialog.querySelector('.again').replaceChildren(again())
    }
  }

  const keep = async () => {
    const response = await fetch('/session')
    if (response.ok) {
      goOn()
      asked()
    } else {
      end()
    }
  }

  const tick = () => {
    const left = ends - Date.now()
    if (over) {
      return
    }
    if (left <= 0) {
      end()
    } else if (left <= WARNING) {
      dialog.querySelector('.left').textContent = `${Math.floor(left / 60_000)}:${String(Math.floor(left / 1000) % 60).padStart(2, '0')}`
      show('warning')
    } else if (dialog.open) {
      goOn()
    }
  }

  dialog.querySelector('.keep').addEventListener('click', keep)
  dialog.addEventListener('cancel', event => {
    event.preventDefault()
    if (!over) {
      keep()
    }
  })
  dialog.addEventListener('submit', async event => {
    event.preventDefault()
    const form = event.target
    await answered(await fetch(form.action, {
      method: 'POST', body: new URLSearchParams(new FormData(form)), headers: HTML
    }))
  })
  windows.addEventListener('message', seen)
  document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.xhr.status === 401) {
      end()
    } else if (!event.detail.requestConfig.headers['X-Unattended']) {
      asked()
    }
  })
  asked()
  setInterval(tick, 1000)
  document.addEventListener('visibilitychange', tick)
}
