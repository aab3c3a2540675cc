'use strict'
// Draws which key reaches what: keys, the libraries that use them, the data that they make. Three columns and the curves
// between them; no library, since that is all there is to lay out.

/**
 * @typedef {object} Key
 * @property {string} id
 * @property {string} name
 * @property {string} place
 * @property {string} severity
 * @property {'all' | 'missing' | ''} fallback
 * @property {[library: string, data: string, severity: string][]} reaches
 * @property {string} text
 */

/**
 * @typedef {object} Spot
 * @property {'key' | 'library' | 'data'} column
 * @property {string} name
 * @property {string} beside What tells it from another one of the same name.
 * @property {string} href
 * @property {string} severity
 * @property {string} says
 * @property {Set<Key>} keys
 * @property {number} y
 */

/**
 * @typedef {object} Way
 * @property {Spot} from
 * @property {Spot} to
 * @property {string} severity
 * @property {Set<Key>} keys
 */

const rowHeight = 32
const headHeight = 30
const severityRank = ['unknown', 'nothing', 'send', 'sign-in', 'unreadable', 'lost']

/**
 * @param {string} a
 * @param {string} b
 */
function worse(a, b) {
  return severityRank.indexOf(a) >= severityRank.indexOf(b) ? a : b
}

/**
 * The nodes and links of some keys.
 * @param {readonly Key[]} keys
 * @param {(state: Partial<State>) => string} linkTo
 */
function graphOf(keys, linkTo) {
  /** @type {Map<string, Spot>} */
  const nodes = new Map()
  /** @type {Map<string, Way>} */
  const links = new Map()
  /**
   * @param {Spot['column']} column
   * @param {string} id
   * @param {Omit<Spot, 'column' | 'keys' | 'y'>} about
   * @param {Key} key
   */
  function nodeOf(column, id, about, key) {
    const mark = `${column} ${id}`
    const node = nodes.get(mark) ?? { column, ...about, keys: new Set(), y: 0 }
    nodes.set(mark, node)
    node.severity = worse(node.severity, about.severity)
    node.keys.add(key)
    return node
  }
  /**
   * @param {Spot} from
   * @param {Spot} to
   * @param {string} severity
   * @param {Key} key
   */
  function connect(from, to, severity, key) {
    const mark = `${from.column} ${from.href} ${to.href}`
    const link = links.get(mark) ?? { from, to, severity, keys: new Set() }
    links.set(mark, link)
    link.severity = worse(link.severity, severity)
    link.keys.add(key)
  }
  for (const key of keys) {
    const says = key.reaches.map(([library, data]) => `${data} through ${library}`).join(', ')
    const { name, severity } = key
    const isNamedAgain = keys.some((other) => other !== key && other.name === name)
    const beside = isNamedAgain && key.place !== '.' ? key.place : ''
    const keyNode = nodeOf(
      'key',
      key.id,
      { name, beside, href: linkTo({ key: key.id }), severity, says },
      key,
    )
    for (const [library, data, loss] of key.reaches) {
      const about = {
        name: library,
        beside: '',
        href: linkTo({ library }),
        severity: 'unknown',
        says: 'library',
      }
      const libraryNode = nodeOf('library', library, about, key)
      const dataNode = nodeOf(
        'data',
        data,
        { name: data, beside: '', href: linkTo({ data }), severity: loss, says: 'data' },
        key,
      )
      connect(keyNode, libraryNode, loss, key)
      connect(libraryNode, dataNode, loss, key)
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] }
}

/**
 * Gives each node its height in its column: the keys in their order, the others beside what leads to them.
 * @param {readonly Spot[]} nodes
 * @param {readonly Way[]} links
 */
function layOut(nodes, links) {
  const columns = /** @type {const} */ (['key', 'library', 'data']).map((column) =>
    nodes.filter((node) => node.column === column),
  )
  const height = Math.max(...columns.map(({ length }) => length)) * rowHeight
  for (const column of columns) {
    if (column !== columns[0]) {
      const middle = new Map(
        column.map((node) => {
          const above = links.filter(({ to }) => to === node)
          return [node, above.reduce((sum, { from }) => sum + from.y, 0) / Math.max(1, above.length)]
        }),
      )
      column.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0))
    }
    const step = Math.min(height / Math.max(1, column.length), rowHeight * 2.5)
    const top = (height - step * column.length) / 2
    column.forEach((node, index) => {
      node.y = headHeight + top + step * (index + 0.5)
    })
  }
  return { columns, height: height + headHeight }
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {(Element | string)[]} children
 */
function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  element.append(...children)
  return element
}

/**
 * @param {string} text
 * @param {number} length
 */
function shorten(text, length) {
  if (text.length <= length) return text
  const end = Math.floor(length / 3)
  return `${text.slice(0, length - end - 1)}…${text.slice(text.length - end)}`
}

/**
 * @param {Spot} spot
 * @param {number} length
 */
function labelOf({ name, beside }, length) {
  const left = length - name.length - 1
  const at = { x: 26, y: 4.5, 'aria-hidden': 'true' }
  return left < 6 || beside === ''
    ? svg('text', at, shorten(name, length))
    : svg('text', at, name, svg('tspan', { dx: 7, class: 'beside' }, shorten(beside, left)))
}

/**
 * @param {readonly Key[]} keys
 * @param {number} width
 * @param {(state: Partial<State>) => string} linkTo
 * @returns {{ element: Element, light: (keys: ReadonlySet<Key>) => void }} The picture, and how to show the ways of some keys.
 */
function drawPicture(keys, width, linkTo) {
  const { nodes, links } = graphOf(keys, linkTo)
  const { columns, height } = layOut(nodes, links)
  const nodeWidth = Math.min(250, Math.floor(width * 0.265))
  const lefts = { key: 0, library: Math.floor((width - nodeWidth) / 2), data: width - nodeWidth }
  /** @type {[Element, Set<Key>][]} */
  const drawn = []

  const curves = links.map((link) => {
    const x1 = lefts[link.from.column] + nodeWidth
    const x2 = lefts[link.to.column]
    const bend = (x2 - x1) / 2
    const d = `M${x1},${link.from.y} C${x1 + bend},${link.from.y} ${x2 - bend},${link.to.y} ${x2},${link.to.y}`
    const curve = svg('path', { d, class: `way ${link.severity}` })
    drawn.push([curve, link.keys])
    return curve
  })

  const boxes = nodes.map((node) => {
    const box = svg(
      'a',
      {
        href: node.href,
        class: `node ${node.column} ${node.severity}`,
        transform: `translate(${lefts[node.column]},${node.y})`,
      },
      svg('title', {}, `${node.name}${node.beside === '' ? '' : ` in ${node.beside}`}: ${node.says}`),
      svg('rect', { x: 0.5, y: -13, width: nodeWidth - 1, height: 26, rx: 7 }),
      svg('circle', { cx: 14, cy: 0, r: 4 }),
      labelOf(node, Math.floor((nodeWidth - 34) / (node.column === 'data' ? 8 : 7.4))),
    )
    drawn.push([box, node.keys])
    box.addEventListener('pointerenter', () => {
      light(node.keys)
    })
    box.addEventListener('focus', () => {
      light(node.keys)
    })
    box.addEventListener('pointerleave', unlight)
    box.addEventListener('blur', unlight)
    return box
  })

  const heads = ['Key', 'Library', 'Data'].map((head, index) => {
    const column = /** @type {Spot['column']} */ (['key', 'library', 'data'][index])
    const count = columns[index]?.length ?? 0
    return svg('text', { x: lefts[column], y: 14, class: 'head' }, `${head} (${count})`)
  })

  const element = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, class: 'picture' },
    svg('g', { 'aria-hidden': 'true' }, ...heads),
    svg('g', { 'aria-hidden': 'true' }, ...curves),
    ...boxes,
  )

  /** @type {ReadonlySet<Key>} */
  let lasting = new Set()

  /** @param {ReadonlySet<Key>} lit */
  function light(lit) {
    element.classList.toggle('has-lit', lit.size > 0)
    for (const [part, partKeys] of drawn) {
      part.classList.toggle(
        'lit',
        [...partKeys].some((key) => lit.has(key)),
      )
    }
  }

  function unlight() {
    light(lasting)
  }

  return {
    element,
    light(lit) {
      lasting = lit
      light(lit)
    },
  }
}
