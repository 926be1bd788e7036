// Who wants to see what was typed as a password may; when it is sent, it is a password again for the browser to keep.
const passwords = form => form.querySelectorAll('input[autocomplete$="-password"]')
const show = (form, type) => passwords(form).forEach(field => { field.type = type })

document.addEventListener('change', event => {
  if (event.target.matches('[data-shows-password]')) {
    show(event.target.form, event.target.checked ? 'text' : 'password')
  }
})

document.addEventListener('submit', event => show(event.target, 'password'))
