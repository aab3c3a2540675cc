import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'
import { decryptColumn, encryptColumn } from '../crypto/column-cipher'
import { encryptedNote } from '../crypto/note.transformer'

@Entity()
export class User {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ unique: true })
  email!: string

  @Column({ nullable: true })
  confirmedEmail?: string

  @Column()
  passwordHash!: string

  @Column('text', { array: true, default: [] })
  roles!: string[]

  @Column({ transformer: { to: encryptColumn, from: decryptColumn } })
  taxNumber!: string

  @Column('bytea', { transformer: encryptedNote })
  note!: string
}
