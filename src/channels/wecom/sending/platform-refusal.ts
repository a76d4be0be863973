import { AppError } from '../../../kernel/errors.js';

/** The platform refused where a file or a value was expected. */
export class PlatformRefusal extends AppError {
  constructor(
    readonly errcode: number,
    what: string,
  ) {
    super('platform', `${what}: WeCom answers code ${errcode}`);
  }
}
