import { indexSubjects, type SubjectIndex } from './subjects';
import { subjects } from './subjects.generated';

/** The settings that the product's own rules cannot do without. */
export const subjectIndex: SubjectIndex = indexSubjects(subjects);
