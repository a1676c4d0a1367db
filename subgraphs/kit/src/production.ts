/** The first import of whatever starts a process: graphql checks each value's class at length unless it is told, before it is loaded, that nobody is developing. */
process.env.NODE_ENV ??= 'production';
