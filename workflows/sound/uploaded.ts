/** Before the key of a sound of the house, where sounds of a PBX may be named, too. */
export const UPLOADED = 'upload:';
/** Before the token of a text that was spoken. */
export const SPOKEN = 'spoken:';
