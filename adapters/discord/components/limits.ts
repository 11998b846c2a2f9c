/** Discord's limits on a message of components (developer documentation, read in 2026-08). */
export const limits = {
  /** Of a message, those inside others counted too. */
  components: 40,
  /** Of all text displays of a message together. */
  text: 4000,
  rowButtons: 5,
  rowSelects: 1,
  selectOptions: 25,
  customId: 100,
  buttonLabel: 80,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  modalTitle: 45,
  modalComponents: 5,
  labelText: 45,
  labelDescription: 100,
  textInput: 4000,
  /** Of a file, in bytes, where nobody pays for more. */
  file: 10 * 2 ** 20,
} as const
