import './keys.js'
import './rows.js'
import './errors.js'
import './scrollers.js'
