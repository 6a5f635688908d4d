/** A drawing that is looked at and moved about, whose boxes stay where they are. */
export const still = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  fitView: true,
  panOnScroll: true,
  proOptions: { hideAttribution: true },
} as const;
